import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { LAPTOP } from './support/phone/phone-browser'
import { pickFiles } from './support/phone/pick-files'
import { noisePhoto } from './support/photos/noise-photo'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { makeHome } from './support/window/home'

const COUNT = 300
const PHOTO_BYTES = 4_000_000
const MOST_BYTES = 150 * 1024 * 1024

describe('three hundred photos of four megabytes', () => {
  const opened = createOpened()
  let paths: string[]

  beforeAll(async () => {
    const album = await mkdtemp(join(tmpdir(), 'snapland-large-album-'))
    opened({ close: () => rm(album, { recursive: true }) })
    const { bytes } = await noisePhoto(2300, 1700)
    expect(bytes.length).toBeLessThan(PHOTO_BYTES)
    // One picture, and behind its end what makes each file another one.
    paths = Array.from({ length: COUNT }, (_, at) => join(album, `IMG_${1000 + at}.jpg`))
    const end = Buffer.alloc(PHOTO_BYTES - bytes.length)
    for (const [at, path] of paths.entries()) {
      end.fill(at % 251)
      end.writeUInt32BE(at)
      await writeFile(path, Buffer.concat([bytes, end]))
    }
  })

  it('never need more than 150 MB of the page', async () => {
    const home = opened(await makeHome())
    const { listening } = opened(await startTerminalReceiver(home, ['--allow-host', LAPTOP]))
    const { page, context } = opened(await startAndroidPhone({ hosts: [LAPTOP] }))
    await page.goto(listening.url.replace('127.0.0.1', LAPTOP))

    const browser = context.browser()
    if (!browser) throw new Error('The phone has no browser')
    const processes = await pageProcesses(browser)
    const before = await mostMemory(processes)
    let most = 0
    const watching = setInterval(async () => {
      most = Math.max(most, await mostMemory(processes))
    }, 100)
    await pickFiles(page, 'Choose photos', paths)
    await page.getByText(`${COUNT} photos saved`).first().waitFor({ timeout: 300_000 })
    clearInterval(watching)

    expect((await receivedFiles(home.folder)).size).toBe(COUNT)
    // It is the process that reads them.
    expect(most - before).toBeGreaterThan(20 * 1024 * 1024)
    expect(most).toBeLessThan(MOST_BYTES)
  }, 400_000)
})

/** The processes that draw pages: that of the page, and those that the browser keeps for others. */
async function pageProcesses(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

const mostMemory = async (processes: number[]) =>
  Math.max(...(await Promise.all(processes.map(ownMemory))))

/**
 * Bytes of a process that are its own: not the program, nor files that others share (`RssAnon` of
 * proc(5)).
 */
async function ownMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}
