export const BOUNDARY = 'a-boundary'
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

export interface Part {
  /** Its lines, without the last line break. */
  headers: string
  body: Buffer | string
}

export const file = (name: string, body: Buffer | string): Part => ({
  headers: `Content-Disposition: form-data; name="photo"; filename="${name}"`,
  body,
})

export const field = (name: string, body: string): Part => ({
  headers: `Content-Disposition: form-data; name="${name}"`,
  body,
})

/** The body of a form. @param end what stands behind the last part */
export const form = (parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ headers, body }) => [
      Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ])
