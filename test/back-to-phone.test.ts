import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AskingPhone, askingPhone, fetchHanded } from './support/network/asking-phone'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { answerDialogs, answerQuestions, watchDialogs } from './support/window/dialogs'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { placeWindow } from './support/window/window-presence'
import { xPointer } from './support/x11/x-pointer'
import { xdotool } from './support/x11/xdotool'

const { filled, window, person } = useFilledWindow({
  'one.jpg': landscape(1),
  'two.jpg': { ...landscape(2), width: 480, height: 640, orientation: 6 },
})
const opened = createOpened()
let url: string
/** Its page is open and seen. */
let isHere = true
let phone: AskingPhone
const row = () => window().locator('.phone', { hasText: 'Phone' })
const sendButton = () => row().getByRole('button', { name: 'Send something to Phone' })
const line = () => row().getByRole('status')
const says = (text: string) => line().filter({ hasText: text }).waitFor()
const fetched = async (name: string) => {
  const { path } = await phone.card(name)
  return (await fetchHanded(url + path)).body
}
/** As when words are copied on the page. */
const copied = async (name: string) => {
  const { path } = await phone.card(name)
  expect((await fetchHanded(url + path, { method: 'DELETE' })).status).toBe(204)
}
const paste = () => sendButton().press('Control+v')

beforeAll(async () => {
  url = await codeUrl(window())
  phone = askingPhone(url)
  await phone.tell('open')
  // As a page does; it would count as gone after a minute.
  const timer = setInterval(() => isHere && void phone.tell('open').catch(() => {}), 15_000)
  opened({ close: async () => clearInterval(timer) })
  await sendButton().waitFor()
  await answerQuestions(filled().desktop, 'yes')
  const { desktop, display } = filled()
  await placeWindow(desktop, display, { x: 0, y: 0, width: 1200, height: 800 })
})

describe('from the window to a phone', () => {
  it('goes what is dropped on its row, which is lit up meanwhile', async () => {
    await person().select('one.jpg')
    const [from, to] = [await person().tile('one.jpg').boundingBox(), await row().boundingBox()]
    if (!from || !to) throw new Error('Nothing is drawn')
    const target = { x: Math.round(to.x + to.width / 2), y: Math.round(to.y + to.height / 2) }
    let nudge = 0
    const words = await xPointer(filled().display).drag(
      { x: from.x + 40, y: from.y + 40 },
      target,
      async () => {
        // On a busy machine the drag begins after the pointer has come to rest: a hand never rests.
        await until('the row to be lit up', async () => {
          nudge = 3 - nudge
          await xdotool(filled().display, 'mousemove', target.x + nudge, target.y)
          return row().evaluate((element) => element.matches('[data-over="true"]'))
        })
        return row().innerText()
      },
    )
    expect(words).toContain('Drop to send')
    await says('Waiting until it is saved on Phone')
    expect((await fetched('one.jpg')).equals(person().photo('one.jpg').bytes)).toBe(true)
    await says('Sent to Phone')
  })

  it('go selected photos, by key, from their menu and from the enlarged view', async () => {
    await person().select('two.jpg')
    await window().keyboard.press('Control+Shift+P')
    const { width, height } = await phone.card('two.jpg')
    expect([width, height]).toEqual([480, 640])
    await hasHanded(1)
    await person().choose('one.jpg', 'Send to phone…')
    await hasHanded(2)
    await person().tile('one.jpg').dblclick()
    await window().locator('.lightbox').getByRole('button', { name: 'Send to phone…' }).click()
    await hasHanded(3)
    await window().keyboard.press('Escape')
    await row().getByRole('button', { name: 'Withdraw' }).click()
    await hasHanded(0)
    await expect.poll(() => line().innerText()).toBe('')
  })

  it('goes what is pasted on its row: a text, and a picture without a file', async () => {
    await filled().desktop.electron.evaluate(async ({ clipboard }) => clipboard.writeText('Hello'))
    await paste()
    expect(await phone.card('Hello')).toMatchObject({ kind: 'text', text: 'Hello' })
    await says('Waiting until it is saved on Phone')
    await copied('Hello')
    await says('Sent to Phone')
    await person().select('two.jpg')
    await window().keyboard.press('Control+c')
    await person().status('Copied two.jpg')
    await paste()
    const [picture] = await until('the picture', async () => {
      const all = await handed()
      return all.length > 0 && all
    })
    const { width, height } = PNG.sync.read(await fetched(picture?.name ?? ''))
    expect([width, height]).toEqual([480, 640])
    await says('Sent to Phone')
  })

  it('go files of the system’s dialog, and a text that is typed', async () => {
    const path = join(filled().home.path, 'letter.txt')
    await writeFile(path, 'Dear phone')
    await answerDialogs(filled().desktop, path)
    await sendButton().click()
    await window().getByRole('button', { name: 'Choose files…' }).click()
    expect((await fetched('letter.txt')).toString()).toBe('Dear phone')
    // The next dialog begins where these files were.
    const beginsIn = await watchDialogs(filled().desktop)
    await sendButton().click()
    await window().getByRole('button', { name: 'Choose files…' }).click()
    await expect.poll(beginsIn).toBe(filled().home.path)
    await sendButton().press('Enter')
    const field = window().getByLabel('Text or link')
    await field.fill('https://example.com/a')
    await field.press('Control+Enter')
    await window().getByRole('dialog').waitFor({ state: 'detached' })
    expect(await phone.card('https://example.com/a')).toMatchObject({ kind: 'link' })
    await copied('https://example.com/a')
    await says('Sent to Phone')
  })
})

describe('what is on its way', () => {
  /** Hands over a file of 40 MB. @returns its path, and its address for the phone */
  const handBig = async (name: string) => {
    const big = join(filled().home.path, name)
    await writeFile(big, Buffer.alloc(40_000_000, 'big'))
    await handFile(big)
    const { path } = await phone.card(name)
    return { big, address: url + path }
  }
  const handFile = async (path: string) => {
    await answerDialogs(filled().desktop, path)
    await sendButton().click()
    await window().getByRole('button', { name: 'Choose files…' }).click()
  }
  /** Begins to fetch, and stops in the middle. */
  const begin = async (address: string) => {
    const response = await fetch(address)
    const reader = response.body?.getReader()
    if (!reader) throw new Error('Nothing came')
    await reader.read()
    return reader
  }
  const rest = async (reader: ReadableStreamDefaultReader<Uint8Array>) => {
    let bytes = 0
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return bytes
      bytes += value.length
    }
  }

  it('is taken back in the middle: the download breaks, and its address dies', async () => {
    const { address } = await handBig('one.bin')
    const reader = await begin(address)
    await says('Sending 1 of 1 to Phone')
    await row().getByRole('button', { name: 'Withdraw what Phone has not saved yet' }).click()
    await expect(rest(reader)).rejects.toThrow()
    expect((await fetchHanded(address)).status).toBe(404)
    await expect.poll(() => line().innerText()).toBe('')
  })

  it('arrives whole, also when its file is thrown away meanwhile', async () => {
    const { big, address } = await handBig('two.bin')
    const reader = await begin(address)
    await says('Sending')
    await filled().desktop.electron.evaluate(async ({ shell }, path) => shell.trashItem(path), big)
    await expect(readFile(big)).rejects.toThrow()
    expect(await rest(reader)).toBeGreaterThan(0)
    await says('Sent to Phone')
  })

  it('waits for a page in the background, and says so', async () => {
    const small = join(filled().home.path, 'small.txt')
    await writeFile(small, 'small')
    isHere = false
    await phone.tell('hidden')
    await answerDialogs(filled().desktop, small)
    await sendButton().click()
    await window().getByText('Its page is in the background').waitFor()
    await window().getByRole('button', { name: 'Choose files…' }).click()
    await says('Waiting until Phone shows the page again')
    await phone.tell('open')
    await says('Waiting until it is saved on Phone')
  })

  it('is over when the phone leaves, and one quiet notice says so', async () => {
    await phone.tell('left')
    const notice = window().locator('.notice')
    await notice.getByText('Phone is no longer here.').waitFor()
    await notice.getByText('0 of 1 had been sent to it.').waitFor()
    await row().waitFor({ state: 'detached' })
    await notice.getByRole('button').click()
    await notice.waitFor({ state: 'detached' })
  })
})

describe('from the window to the page in a browser', () => {
  const MB = 2 ** 20
  let page: Page
  let name: string
  const ours = () => window().locator('.phone', { hasText: name })
  const cards = () => page.locator('#handed li')

  beforeAll(async () => {
    const android = opened(await startAndroidPhone())
    page = android.page
    await page.goto(url)
    name = await page.evaluate<string>("JSON.parse(localStorage['snapland-sender']).name")
    isHere = true
    await phone.tell('open')
    await ours().waitFor()
    await row().waitFor()
  })

  it('comes a picture in its shape, with its size, and every byte of it', async () => {
    await person().select('two.jpg')
    await window().keyboard.press('Control+Shift+P')
    await window().getByRole('dialog').getByRole('button', { name }).click()
    await cards().getByText('480 × 640').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      cards().getByRole('link', { name: 'Save' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('two.jpg')
    const bytes = await readFile(await download.path())
    expect(bytes.equals(person().photo('two.jpg').bytes)).toBe(true)
  })

  it('comes a text, for this phone alone', async () => {
    await ours()
      .getByRole('button', { name: `Send something to ${name}` })
      .click()
    await window().getByLabel('Text or link').fill('Two words')
    await window().getByRole('button', { name: 'Send', exact: true }).click()
    await cards().getByText('Two words').waitFor()
    const told = await fetch(`${url}messages`, {
      method: 'POST',
      body: JSON.stringify({ id: 'another-phone', after: 0 }),
      signal: AbortSignal.timeout(1000),
    }).then(
      (answer) => answer.text(),
      () => '',
    )
    expect(told).not.toContain('Two words')
    await cards().getByRole('button', { name: 'Copy' }).click()
  })

  it('come three files of 300 MB, byte for byte, and their addresses die', async () => {
    const paths = [1, 2, 3].map((each) => join(filled().home.path, `film-${each}.bin`))
    for (const path of paths) {
      const file = await open(path, 'w')
      // Full of holes: 300 MB that take no space, with something in some places.
      await file.truncate(300 * MB)
      for (let at = 0; at < 300 * MB; at += 50 * MB - 77)
        await file.write(randomBytes(999), 0, 999, at)
      await file.close()
    }
    await answerDialogs(filled().desktop, paths)
    await ours()
      .getByRole('button', { name: `Send something to ${name}` })
      .click()
    await window().getByRole('button', { name: 'Choose files…' }).click()
    // It is told for some seconds; comparing the last file may take longer.
    const isSent = ours()
      .getByRole('status')
      .filter({ hasText: `Sent to ${name}` })
      .waitFor()
    for (const path of paths) {
      const card = cards().filter({ hasText: basename(path) })
      const link = card.getByRole('link', { name: 'Save' })
      const address = await link.evaluate((element: unknown) => (element as { href: string }).href)
      expect((await fetchHanded(`${address}x`)).status).toBe(404)
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
      expect(await hashOf(await download.path()), path).toBe(await hashOf(path))
      await download.delete()
      expect((await fetchHanded(address)).status).toBe(404)
    }
    await isSent
  })
})

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk)
  return hash.digest('hex')
}

/** What the window holds for phones. */
const handed = () =>
  window().evaluate<{ name: string }[]>('bridge.readState().then(({ handed }) => handed)')

const hasHanded = (count: number) =>
  until(`${count} things for the phone`, async () => (await handed()).length === count)
