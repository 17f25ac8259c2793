import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PhotoReceipt } from '../contract/http'
import { tempFolder } from './support/disk/temp-folder'
import { putPhoto, send } from './support/network/photo-request'
import { forThisTest } from './support/opened'
import { openChromium } from './support/phone/chromium-phone-browser'
import { startPhonesAndLaptop } from './support/phone/phone-page'
import { noisePhoto } from './support/photos/noise-photo'
import { openReceiver } from './support/receiver/open-receiver'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { makeHome } from './support/window/home'

const NODE = `"${process.execPath}"`
const example = (name: string) => `${NODE} "${join(PROJECT, 'examples', name)}"`
const receiving = async (exec: string, ...more: string[]) =>
  forThisTest(await openReceiver(['--exec', exec, ...more]))

/** Sends a photo and waits for the answer with its result. */
async function sendAndWait(url: string, name: string, body: Buffer) {
  const headers = { Prefer: 'wait=30' }
  const answer = await send(`${url}${name}`, { method: 'PUT', headers, body })
  expect(answer.status).toBe(201)
  return answer.body as PhotoReceipt
}
const colour = (background: string, width = 120, height = 80) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

describe('the examples', () => {
  it('tell the colours of a picture, with a picture of their own', async () => {
    const laptop = await receiving(`${example('colours.mjs')} {path}`)
    const { id, result } = await sendAndWait(laptop.url, 'red.jpg', await colour('#c02020'))
    expect(result).toMatchObject({ state: 'done', text: expect.stringMatching(/^#(c|b)/) })
    expect(laptop.receiver.photo(id)?.result?.image).toEqual({
      ...{ format: 'png', width: 240, height: 40 },
    })
    const path = await laptop.receiver.resultPictures.find(id)
    const bytes = await readFile(path ?? '')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 240 })
    expect(result).not.toHaveProperty('image')
  })

  it('read the QR codes in a picture', async () => {
    const laptop = await receiving(`${example('qr-codes.mjs')} {path}`)
    const codes = await Promise.all(['one', 'two'].map((text) => QRCode.toBuffer(text)))
    const [one, two] = codes.map((input, at) => ({
      input,
      left: 40 + at * 400,
      top: 40 + at * 200,
    }))
    const paper = sharp({ create: { width: 900, height: 600, channels: 3, background: '#eee' } })
    const picture = await paper
      .composite([one ?? {}, two ?? {}])
      .jpeg()
      .toBuffer()
    const { result } = await sendAndWait(laptop.url, 'codes.jpg', picture)
    expect(result?.values).toEqual({ codes: 2 })
    expect(result?.text.split('\n').sort()).toEqual(['one', 'two'])
  })

  it('check the size against a print that is wanted', async () => {
    const laptop = await receiving(`${example('print-size.mjs')} 15x10 300`)
    const large = await sendAndWait(laptop.url, 'a.jpg', await colour('grey', 1200, 1800))
    expect(large.result).toMatchObject({ label: '15 × 10 cm: sharp' })
    const small = await sendAndWait(laptop.url, 'b.jpg', await colour('grey', 600, 400))
    expect(small.result?.values).toEqual({ dpi: 101, isEnough: false })
  })

  it('hand each photo on to another store, byte by byte, and write over nothing', async () => {
    const store = join(await tempFolder(), 'store')
    await mkdir(store)
    process.env.RCLONE_CONFIG_STORE_TYPE = 'local'
    const line = `${example('hand-on.mjs')} {path} {name} "store:${store}"`
    const laptop = await receiving(line)
    const { bytes } = await noisePhoto(300, 200)
    const { result } = await sendAndWait(laptop.url, 'IMG 1.jpg', bytes)
    expect(result).toMatchObject({ label: 'Handed on', text: `store:${store}/IMG 1.jpg` })
    expect(await readFile(join(store, 'IMG 1.jpg'))).toEqual(bytes)
    await writeFile(join(store, 'mine.jpg'), 'mine')
    const second = await sendAndWait(laptop.url, 'mine.jpg', bytes)
    expect(second.result).toEqual({ state: 'failed', label: '', text: '', values: {} })
    expect(await readFile(join(store, 'mine.jpg'), 'utf8')).toBe('mine')
    const photo = laptop.receiver.photo(second.id)
    expect(photo?.result?.error).toMatchObject({ code: 'COMMAND_FAILED' })
    expect(photo?.result?.text).toContain('Another file has that name')
  })
})

describe('a command for each photo', () => {
  it('never delays receiving: 100 photos are acknowledged while it works', async () => {
    const laptop = await receiving('sleep 0.2')
    const { bytes } = await noisePhoto(40, 30)
    const names = Array.from({ length: 100 }, (_, at) => `${at}.jpg`)
    const saves = names.map((name) => putPhoto(laptop.url, { name, bytes }))
    const statuses = (await Promise.all(saves)).map(({ status }) => status)
    const results = () => laptop.events.filter(({ type }) => type === 'result').length
    const atOnce = results()
    expect(new Set(statuses)).toEqual(new Set([201]))
    expect(await laptop.photosOnDisk()).toHaveLength(100)
    // They take ten seconds in all.
    expect(atOnce).toBeLessThan(60)
    await until('the first results', () => results() >= atOnce + 10)
  })

  it('that cannot run costs no photo: it is saved and acknowledged, and the event says why', async () => {
    const laptop = await receiving('no-such-program-here {path}')
    const { bytes } = await noisePhoto(40, 30)
    const answer = await putPhoto(laptop.url, { name: 'a.jpg', bytes })
    const { id, result } = answer.body as PhotoReceipt
    expect([answer.status, result]).toEqual([201, null])
    await until('its result', () => laptop.receiver.photo(id)?.result)
    const receipt = await send(`${laptop.url}uploads/${id}`, { method: 'GET' })
    expect(receipt.body).toMatchObject({ photo: { result: { state: 'failed', text: '' } } })
    const error = { code: 'COMMAND_MISSING', program: 'no-such-program-here' }
    expect(laptop.events.at(-1)).toMatchObject({ type: 'result', photo: { result: { error } } })
    await laptop.restart()
    expect(laptop.receiver.photo(id)?.result?.error).toEqual(error)
    laptop.receiver.runCommand([id])
    expect(laptop.receiver.photo(id)?.result).toBeNull()
    await until('another result', () => laptop.receiver.photo(id)?.result)
  })

  it('is heard by the phone, on the row of its photo', async () => {
    const code = 'setTimeout(() => console.log("good for a print\\nof 20 cm"), 500)'
    const args = ['--exec', `${NODE} -e '${code}'`]
    const world = forThisTest(await startPhonesAndLaptop(openChromium, { args }))
    const { choose, says } = forThisTest(await world.openPage())
    await choose('a.jpg')
    await says('1 photo saved on Test')
    await says('good for a print · of 20 cm · 0.2 MP')
  })

  it('says nothing of results where there is no command', async () => {
    const laptop = forThisTest(await openReceiver())
    const { bytes } = await noisePhoto(40, 30)
    expect(await sendAndWait(laptop.url, 'a.jpg', bytes)).not.toHaveProperty('result')
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'ends by %s with the program, children too, and runs again after the next start',
    async (signal) => {
      const home = forThisTest(await makeHome())
      const notes = await tempFolder()
      const script = join(notes, 'hang.mjs')
      await writeFile(
        script,
        `import { spawn } from 'node:child_process'
      import { writeFileSync } from 'node:fs'
      const child = spawn('sleep', ['600'], { stdio: 'inherit' })
      writeFileSync(process.argv[2] + '/' + process.pid + '.' + child.pid, '')
      setInterval(() => {}, 1000)`,
      )
      const line = `${NODE} "${script}" "${notes}"`
      const first = forThisTest(await startTerminalReceiver(home, ['--port', '0', '--exec', line]))
      const { bytes } = await noisePhoto(40, 30)
      await putPhoto(first.listening.url, { name: 'a.jpg', bytes })
      const files = async () => (await readdir(notes)).filter((name) => name !== 'hang.mjs')
      const [pids = ''] = await until('its start', async () => {
        const found = await files()
        return found.length === 1 && found
      })
      // What a killed receiver has not written yet, it does not know after its next start.
      const holds = async (name: string) =>
        (await readFile(join(home.data, name)).catch(() => Buffer.alloc(0))).includes(
          '"result":null',
        )
      await until(
        'the index to know what is to come',
        async () => (await holds('photos.sqlite-wal')) || (await holds('photos.sqlite')),
      )
      await first.stop(signal)
      for (const pid of pids.split('.')) await until(`the end of ${pid}`, () => hasEnded(pid))
      const next = await startTerminalReceiver(home, ['--port', '0', '--exec', `${NODE} -p 6*7`])
      forThisTest(next)
      const { photo } = await next.event('result')
      expect(photo.result).toMatchObject({ state: 'done', label: '42' })
    },
  )
})

/** Gone, or a zombie that nobody has taken notice of yet. */
const hasEnded = async (pid: string) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null)
  return status === null || /^State:\s+Z/m.test(status)
}
