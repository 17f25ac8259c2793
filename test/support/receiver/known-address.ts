import { expect } from 'vitest'
import { freePort } from '../network/free-port'
import { putPhoto } from '../network/photo-request'
import { noisePhoto } from '../photos/noise-photo'
import { until } from '../until'

export const FEW = 3
/** Photos whose events are more bytes than a pipe holds. */
export const MANY = 120

/** An address that is known without reading what the receiver prints. @returns its options too */
export async function knownAddress(): Promise<{ url: string; options: string[] }> {
  const port = await freePort()
  return {
    url: `http://127.0.0.1:${port}/ours/`,
    options: ['--port', `${port}`, '--token', 'ours'],
  }
}

export const isAnswering = (url: string) =>
  until('the receiver', async () => (await fetch(url).catch(() => null))?.ok)

/** Sends small photos one after the other; each has to be saved. */
export async function sendNoise(url: string, many: number): Promise<void> {
  for (let each = 0; each < many; each += 1) {
    const { bytes } = await noisePhoto(8, 6)
    const answer = await putPhoto(url, { name: `${each}-${'n'.repeat(150)}.jpg`, bytes })
    expect(answer.status).toBe(201)
  }
}
