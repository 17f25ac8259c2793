import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from './support/receiver/open-receiver'
import { PROJECT } from './support/receiver/unprivileged'

/** What `in-page.mjs` gives a page. */
declare const senders: Record<string, (file: File) => Promise<unknown>>

/** Other people's libraries, as npm has them, in programs as their documents show them. */
const LIBRARIES = join(PROJECT, 'test/sender-libraries')
const LAPTOP = 'laptop.test'

const opened = createOpened()
let laptop: OpenReceiver
let photo: NoisePhoto
beforeAll(async () => {
  laptop = opened(await openReceiver(['--allow-host', LAPTOP]))
  photo = await noisePhoto(300, 200)
})

/** It is saved under this name, and the answer said so, with its size. */
async function expectSaved(answer: unknown, name: string) {
  const { bytes } = photo
  expect([answer].flat()).toMatchObject([{ name, width: 300, height: 200, bytes: bytes.length }])
  expect((await readFile(join(laptop.folder, name))).equals(bytes)).toBe(true)
}

describe('libraries of Node', () => {
  const run = promisify(execFile)
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapland-libraries-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each(['axios, form', 'axios, stream', 'got, form', 'got, stream', 'superagent, form'])(
    '%s',
    async (sender) => {
      const name = `사진 (${sender}).jpg`
      const path = join(folder, name)
      await writeFile(path, photo.bytes)
      const program = join(LIBRARIES, 'in-node.mjs')
      const { stdout } = await run(process.execPath, [program, sender, laptop.url, path])
      await expectSaved(JSON.parse(stdout), name)
    },
  )
})

describe('libraries of pages, in a browser', () => {
  let page: Page
  beforeAll(async () => {
    const entry = join(LIBRARIES, 'in-page.mjs')
    const lib = { entry, formats: ['iife' as const], name: 'libraries' }
    const built = await build({
      ...{ configFile: false, logLevel: 'error', build: { lib, write: false } },
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    const [script] = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
    if (script?.type !== 'chunk') throw new Error('The libraries were not bundled')
    page = opened(await startAndroidPhone({ hosts: [LAPTOP], bypassCSP: true })).page
    await page.goto(laptop.url.replace('127.0.0.1', LAPTOP))
    await page.addScriptTag({ content: script.code })
  })

  const send = (sender: string, name: string) =>
    page.evaluate(
      ({ sender, name, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        return senders[sender]?.(new File([bytes], name, { type: 'image/jpeg' }))
      },
      { sender, name, base64: photo.bytes.toString('base64') },
    )

  it.each(['Uppy', 'Dropzone', 'FilePond'])('%s', async (sender) => {
    const name = `사진 (${sender}).jpg`
    await expectSaved(await send(sender, name), name)
  })

  it('Dropzone, in parts: told that a part is no photo, and none is saved', async () => {
    const before = await laptop.photosOnDisk()
    expect(await send('Dropzone, in parts', 'parts.jpg')).toMatchObject({
      error: { code: 'BAD_REQUEST' },
    })
    expect(await laptop.photosOnDisk()).toEqual(before)
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })
})
