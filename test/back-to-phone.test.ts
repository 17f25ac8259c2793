import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type AskingPhone, askingPhone, fetchHanded } from './support/network/asking-phone'
import { createOpened } from './support/opened'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { answerDialogs, answerQuestions } from './support/window/dialogs'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { placeWindow } from './support/window/window-presence'
import { xPointer } from './support/x11/x-pointer'

const { filled, window, person } = useFilledWindow({
  'one.jpg': landscape(1),
  'two.jpg': { ...landscape(2), width: 480, height: 640, orientation: 6 },
})
vi.setConfig({ testTimeout: 45_000 })
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
    const middle = { x: to.x + to.width / 2, y: to.y + to.height / 2 }
    const words = await xPointer(filled().display).drag(
      { x: from.x + 40, y: from.y + 40 },
      { x: Math.round(middle.x), y: Math.round(middle.y) },
      async () => {
        await until('the row to be lit up', async () =>
          row().evaluate((element) => element.matches('[data-over="true"]')),
        )
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
    await phone.ask()
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
    await sendButton().press('Enter')
    const field = window().getByLabel('Text or link')
    await field.fill('https://example.com/a')
    await field.press('Control+Enter')
    await window().getByRole('dialog').waitFor({ state: 'detached' })
    expect(await phone.card('https://example.com/a')).toMatchObject({ kind: 'link' })
    await phone.ask()
    await says('Sent to Phone')
  })
})

describe('what is on its way', () => {
  const size = 40_000_000
  let big: string
  beforeAll(async () => {
    big = join(filled().home.path, 'big.bin')
    await writeFile(big, Buffer.alloc(size, 'big'))
  })
  const handBig = async () => {
    await answerDialogs(filled().desktop, big)
    await sendButton().click()
    await window().getByRole('button', { name: 'Choose files…' }).click()
    await says('Waiting')
    const { path } = await newest('big.bin')
    return url + path
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
    const address = await handBig()
    const reader = await begin(address)
    await says('Sending 1 of 1 to Phone')
    await row().getByRole('button', { name: 'Withdraw what Phone has not saved yet' }).click()
    await expect(rest(reader)).rejects.toThrow()
    expect((await fetchHanded(address)).status).toBe(404)
    await expect.poll(() => line().innerText()).toBe('')
  })

  it('arrives whole, also when its file is thrown away meanwhile', async () => {
    const address = await handBig()
    const reader = await begin(address)
    await says('Sending')
    await filled().desktop.electron.evaluate(async ({ shell }, path) => shell.trashItem(path), big)
    await expect(readFile(big)).rejects.toThrow()
    expect(await rest(reader)).toBeGreaterThan(0)
    await says('Sent to Phone')
  })

  it('waits for a page in the background, and says so', async () => {
    await writeFile(big, 'small')
    isHere = false
    await phone.tell('hidden')
    await answerDialogs(filled().desktop, big)
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

/** What the window holds for phones. */
const handed = () =>
  window().evaluate<{ name: string }[]>('bridge.readState().then(({ handed }) => handed)')

const hasHanded = (count: number) =>
  until(`${count} things for the phone`, async () => (await handed()).length === count)

/** The last card of this name. */
async function newest(name: string) {
  const messages = await phone.ask()
  const cards = messages.filter((each) => each.type === 'handed' && each.name === name)
  const card = cards.at(-1)
  if (card?.type !== 'handed') throw new Error(`No card of ${name}`)
  return card
}
