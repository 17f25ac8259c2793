import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createOpened } from '../support/opened'
import { landscape } from '../support/photos/painted-photos'
import { type SessionBus, startSessionBus } from '../support/window/session-bus'
import { useFilledWindow } from '../support/window/use-filled-window'

const opened = createOpened()
let bus: SessionBus
beforeAll(async () => {
  bus = opened(await startSessionBus())
})
const { filled, window, person } = useFilledWindow(
  { 'one.jpg': landscape(1), 'two.jpg': landscape(2), 'a & b #3.jpg': landscape(3) },
  () => ({ bus: bus.address }),
)

const received = (name: string) => join(filled().home.folder, name)
const openedFiles = () =>
  filled()
    .openedFiles()
    .catch((): string[] => [])

beforeEach(() => window().keyboard.press('Escape'))

describe('opening photos in their program', () => {
  it.each([
    ['the mouse', () => person().press('Open in default program')],
    ['the keyboard', () => window().keyboard.press('Control+o')],
  ])('hands each selected file to the system once, with %s', async (_, open) => {
    const before = (await openedFiles()).length
    await person().select('one.jpg', 'two.jpg')
    await open()
    await expect
      .poll(async () => (await openedFiles()).slice(before).sort())
      .toEqual([received('one.jpg'), received('two.jpg')])
    await person().status('Opened 2 photos')
  })
})

describe('showing a photo in its folder', () => {
  it.each([
    ['the mouse', () => person().press('Show in folder')],
    ['the menu', () => person().choose('a & b #3.jpg', 'Show in folder')],
    ['the keyboard', () => window().keyboard.press('Control+Shift+R')],
  ])("asks the desktop's file manager for that very file, with %s", async (_, show) => {
    const before = bus.shown().length
    await person().select('a & b #3.jpg')
    await show()
    await expect.poll(() => bus.shown().length).toBe(before + 1)
    expect(
      bus
        .shown()
        .at(-1)
        ?.map((address) => new URL(address).href),
    ).toEqual([pathToFileURL(received('a & b #3.jpg')).href])
  })
})

describe('what was written', () => {
  it('is shown where it is: a ZIP in its folder, copies in theirs', async () => {
    const [zip, folder] = ['album.zip', 'copies'].map((name) => join(filled().home.path, name))
    if (!zip || !folder) throw new Error('Two names')
    const show = (label: string) => window().locator('.action-offer').getByText(label).click()
    await person().select('one.jpg', 'two.jpg')
    await person().answerDialog(zip)
    await window().keyboard.press('Control+e')
    await person().status('Saved album.zip')
    const before = bus.shown().length
    await show('Show in folder')
    await expect.poll(() => bus.shown().length).toBe(before + 1)
    expect(bus.shown().at(-1)).toEqual([pathToFileURL(zip).href])

    await filled().makeFolder(folder)
    await person().answerDialog(folder)
    await window().keyboard.press('Control+s')
    await person().status('2 copies saved in copies')
    await show('Open folder')
    await expect.poll(async () => (await openedFiles()).at(-1)).toBe(folder)
  })
})
