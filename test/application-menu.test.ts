import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { logPath } from '../main/base/log'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import { landscape } from './support/photos/painted-photos'
import { ended } from './support/receiver/child'
import { until } from './support/until'
import { type FilledWindow, fillWindow } from './support/window/filled-window'
import { codeUrl } from './support/window/window-bridge'
import { driveWindow, type WindowDriver } from './support/window/window-driver'
import { isInFront } from './support/window/window-presence'
import { xClipboard } from './support/x11/x-clipboard'
import { xKeyboard } from './support/x11/x-keyboard'

const opened = createOpened()
let filled: FilledWindow
let window: Page
let person: WindowDriver
let clipboard: ReturnType<typeof xClipboard>
let keyboard: ReturnType<typeof xKeyboard>

/** Texts that were put on the clipboard, each time that one was. */
declare global {
  var textsCopied: string[]
}
const copiedTexts = () => filled.desktop.electron.evaluate(async () => globalThis.textsCopied)

const MENU_OPENS_MS = 300

/** Chooses from the application menu, as its mouse click does. */
const choose = (id: string) =>
  until(`${id} to be possible`, () =>
    filled.desktop.electron.evaluate(async ({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
      if (!item?.enabled) return false
      item.click({ triggeredByAccelerator: false })
      return true
    }, id),
  )
/** Commands of the menu that can be chosen. */
const enabled = () =>
  filled.desktop.electron.evaluate(async ({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      .filter((item) => item.id && item.enabled)
      .map(({ id }) => id),
  )
const lists = () =>
  filled.desktop.electron.evaluate(async ({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  )
const photoCommands = [
  ...['enlarge', 'open', 'copyImage', 'copySize', 'showInFolder', 'saveCopies', 'exportZip'],
  ...['exportCsv', 'trash'],
]

beforeAll(async () => {
  filled = opened(await fillWindow({ 'a.jpg': landscape(1), 'b.jpg': landscape(2) }))
  window = filled.desktop.window
  person = driveWindow(filled)
  clipboard = xClipboard(filled.display)
  keyboard = xKeyboard(filled.display)
  await filled.desktop.electron.evaluate(async ({ clipboard }) => {
    globalThis.textsCopied = []
    const { writeText } = clipboard
    clipboard.writeText = (text, ...rest) => {
      globalThis.textsCopied.push(text)
      return writeText.call(clipboard, text, ...rest)
    }
  })
  await until('the window in front', () => isInFront(filled.desktop))
})
beforeEach(async () => {
  await window.keyboard.press('Escape')
  await filled.desktop.electron.evaluate(async ({ clipboard }) => {
    clipboard.clear()
    globalThis.textsCopied = []
  })
})

describe('the application menu', () => {
  it('can do with photos what their selection allows', async () => {
    await expect.poll(enabled).not.toContain('trash')
    await person.select('a.jpg')
    await expect.poll(enabled).toEqual(expect.arrayContaining(photoCommands))
    await person.select('a.jpg', 'b.jpg')
    await expect.poll(enabled).not.toContain('copyImage')
    expect(await enabled()).toContain('trash')
  })

  it('does what is chosen', async () => {
    await choose('selectAll')
    await expect.poll(() => filled.selected()).toEqual(['b.jpg', 'a.jpg'])
    await choose('copySize')
    await expect.poll(() => clipboard.text()).toBe('640 × 480\n640 × 480')

    const url = await codeUrl(window)
    await choose('copyAddress')
    await expect.poll(() => clipboard.text()).toBe(url)
    await person.status('Address copied')
    await window.getByRole('button', { name: 'Copy size' }).click()
    await expect.poll(() => clipboard.text()).not.toBe(url)
    await window.getByRole('button', { name: `Copy address ${new URL(url).host}` }).click()
    await expect.poll(() => clipboard.text()).toBe(url)

    await choose('stop')
    const status = async () => (await fetch(`${url}x.jpg`, { method: 'PUT', body: 'x' })).status
    await expect.poll(status).toBe(503)
    await expect.poll(enabled).toContain('resume')
    await choose('resume')
    await expect.poll(status).not.toBe(503)
    await choose('newCode')
    await expect.poll(() => codeUrl(window)).not.toBe(url)
  })

  it('opens the log, which tells how this run began', async () => {
    await choose('openLog')
    const path = logPath(filled.home.data)
    await expect.poll(() => filled.openedFiles().catch(() => [])).toContain(path)
    expect(await readFile(path, 'utf8')).toMatch(/Snapland [\d.]+: Electron/)
  })

  it('says what this Snapland is, how old, and how a download is checked', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    await choose('about')
    const about = window.getByRole('dialog', { name: 'About Snapland' })
    await expect.poll(() => about.innerText()).toContain(`Version ${version}`)
    expect(await about.innerText()).toMatch(/Built on \w+ \d+, \d{4}, (today|yesterday|.+ ago)/)
    await about.getByRole('button', { name: 'Copy command' }).click()
    await expect.poll(copiedTexts).toEqual(['sha256sum --check --ignore-missing SHA256SUMS'])
    await window.keyboard.press('Escape')
    await expect.poll(() => about.isVisible()).toBe(false)
  })

  it('shows what is known of the networks, as text to be copied', async () => {
    await choose('checkNetwork')
    const shown = window.getByRole('dialog').locator('pre')
    await shown.getByText('Networks, the best one first:').waitFor()
    const text = (await shown.textContent()) ?? ''
    expect(text).toContain(`The code has ${new URL(await codeUrl(window)).host} (`)
    await window.getByRole('button', { name: 'Copy text' }).click()
    await expect.poll(() => clipboard.text()).toBe(text)
    await window.getByText('Text copied').waitFor()
  })

  it('opens with Alt and is used with the arrows', async () => {
    await person.select('a.jpg')
    await until('a size that was copied from the menu', async () => {
      await keyboard.press('alt+p')
      // Nobody tells when the menu has the keyboard: keys that come too early go to the photos, and
      // it is tried again.
      await pause(MENU_OPENS_MS)
      // Enlarge, Open, Copy image, Copy size.
      await keyboard.press('Down', 'Down', 'Down', 'Return')
      await pause(MENU_OPENS_MS)
      if ((await clipboard.text()) === '640 × 480') return true
      await keyboard.press('Escape', 'Escape')
      await person.select('a.jpg')
      return false
    })
  })

  it('is not there for what lies behind a dialog', async () => {
    await person.select('a.jpg')
    await choose('settings')
    await window.getByRole('dialog').waitFor()
    await expect.poll(enabled).toEqual([])
    await window.keyboard.press('Escape')
    await expect.poll(enabled).toContain('trash')
  })

  it('speaks the language of the window', async () => {
    expect(await lists()).toEqual(['&File', '&Edit', '&Photo', '&View', '&Help'])
    await window.evaluate("bridge.changeSettings({ language: 'ko' })")
    await expect
      .poll(lists)
      .toEqual(['파일（&F）', '편집（&E）', '사진（&P）', '보기（&V）', '도움말（&H）'])
    await window.evaluate("bridge.changeSettings({ language: 'en' })")
    await expect.poll(lists).toContain('&File')
  })
})

describe('its keys, pressed on a keyboard', () => {
  it('act, and act once', async () => {
    await person.select('a.jpg')
    await keyboard.press('ctrl+shift+c')
    await expect.poll(() => clipboard.text()).toBe('640 × 480')
    // What is pressed later is heard later: by then a second copy would have been made.
    await keyboard.press('ctrl+a')
    await expect.poll(async () => (await filled.selected()).length).toBe(2)
    expect(await copiedTexts()).toEqual(['640 × 480'])
  })

  it('are those of the text while one is written', async () => {
    await person.select('a.jpg')
    const search = window.getByRole('searchbox')
    await search.fill('jpg')
    await keyboard.press('ctrl+a')
    await keyboard.press('ctrl+c')
    await expect.poll(() => clipboard.text()).toBe('jpg')
    await keyboard.press('Delete')
    await expect.poll(() => search.inputValue()).toBe('')
    // There is nothing left that the field could copy or delete.
    await keyboard.press('ctrl+c', 'ctrl+shift+c', 'Delete', 'b')
    await expect.poll(() => search.inputValue()).toBe('b')
    await search.fill('')
    expect(await copiedTexts()).toEqual([])
    expect([...(await receivedFiles(filled.home.folder)).keys()].sort()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('open the settings from a text field too', async () => {
    await window.getByRole('searchbox').focus()
    await keyboard.press('ctrl+comma')
    await window.getByRole('dialog', { name: 'Settings' }).waitFor()
    await window.keyboard.press('Escape')
  })

  it('end the program', async () => {
    const gone = ended(filled.desktop.electron.process())
    await keyboard.press('ctrl+q')
    expect((await gone).code).toBe(0)
  })
})
