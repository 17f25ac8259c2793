import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type ErrorBody, HEADERS, HTTP_ERRORS, type HttpErrorCode } from '../../../contract/http'
import { type NoisePhoto, noisePhoto } from '../photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../receiver/open-receiver'
import { newId, tusRequests } from './tus-request'

/** What the laptop of these tests accepts at most, bytes. */
export const MAX_BYTES = 1_000_000

/** A photo under way, cut in two. */
export interface Begun extends NoisePhoto {
  id: string
  /** Bytes of the first half. */
  half: number
  first: Buffer
  last: Buffer
}

/**
 * One laptop for a file of tests about single clauses of the standard; each test begins an upload
 * of its own.
 */
export function useTusLaptop() {
  let laptop: OpenReceiver
  beforeAll(async () => {
    laptop = await openReceiver(['--max-size', `${MAX_BYTES}`])
  })
  afterAll(() => laptop.close())

  return {
    laptop: () => laptop,
    tus: () => tusRequests(laptop.url),
    /** @param length what the creation says of it */
    async begin(length: 'known' | 'deferred' = 'known'): Promise<Begun> {
      const photo = await cutPhoto()
      const { id, name: filename } = photo
      const bytes = length === 'known' ? photo.bytes.length : null
      const answer = await tusRequests(laptop.url).create(bytes, { id, filename })
      expect(answer.status).toBe(201)
      return photo
    },
    saved: ({ name }: NoisePhoto) => readFile(join(laptop.folder, name)),
    /** A request that the helpers of tus would not make. */
    ask: (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) =>
      fetch(new URL(path, laptop.url), {
        method,
        headers: { [HEADERS.tusResumable]: '1.0.0', ...headers },
        ...(body && { body: new Uint8Array(body) }),
      }),
  }
}

/** A photo of which no creation has been said. */
export async function cutPhoto(): Promise<Begun> {
  const photo = await noisePhoto(120, 90)
  const half = photo.bytes.length >> 1
  const [first, last] = [photo.bytes.subarray(0, half), photo.bytes.subarray(half)]
  return { ...photo, id: newId(), half, first, last }
}

/** Expects that an answer refuses with this status, code and sentence. */
export async function expectError(answer: Response, code: HttpErrorCode): Promise<void> {
  const { error } = (await answer.json()) as ErrorBody
  const { status, message } = HTTP_ERRORS[code]
  expect({ status: answer.status, code: error.code }).toEqual({ status, code })
  // A request that is not valid also names what is wrong with it.
  if (code === 'BAD_REQUEST') expect(error.message).toMatch(/^The request is not valid: .+\.$/)
  else expect(error.message).toBe(message)
}
