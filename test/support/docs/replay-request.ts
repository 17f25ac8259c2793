import { type RawAnswer, rawRequest } from '../network/raw-request'
import type { OpenReceiver } from '../receiver/open-receiver'

/** Stands in a document where the bytes of the photo are. */
const PHOTO = '<photo.jpg>'

/**
 * Sends a request as a document shows it, byte by byte. What every sender adds is added here:
 * `Host` and, unless it is shown, `Content-Length`.
 * @returns `201 photo.jpg 1200 x 1600`, a line a photo
 */
export async function replayRequest(
  shown: string,
  { receiver }: OpenReceiver,
  photo: Buffer,
): Promise<string> {
  const [head = '', ...rest] = shown.split('\n\n')
  const { port } = receiver.listening()
  const body = bodyOf(rest.join('\n\n'), photo)
  const length = /^(Content-Length|Transfer-Encoding):/im.test(head)
    ? []
    : [`Content-Length: ${body.length}`]
  const lines = [...head.split('\n'), `Host: 127.0.0.1:${port}`, ...length, 'Connection: close']
  const bytes = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body])
  const answer = await rawRequest({ port }, bytes)
  if (answer === null) throw new Error('No answer')
  return spoken(answer)
}

/** A raw body is the photo alone; a form has its lines, and one that ends it. */
function bodyOf(shown: string, photo: Buffer): Buffer {
  if (shown === PHOTO) return photo
  const parts = shown.replaceAll('\n', '\r\n').split(PHOTO)
  const texts = [...parts.slice(0, -1), `${parts.at(-1)}\r\n`]
  return Buffer.concat(
    texts.flatMap((text, at) => (at === 0 ? [Buffer.from(text)] : [photo, Buffer.from(text)])),
  )
}

function spoken({ status, body }: RawAnswer): string {
  const receipts = [JSON.parse(body.toString())].flat()
  return receipts
    .map(({ name, width, height, error }) =>
      error ? `${status} ${error.code}` : `${status} ${name} ${width} x ${height}`,
    )
    .join('\n')
}
