import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FilledWindow, fillWindow } from './support/filled-window'
import { createOpened } from './support/opened'
import { landscape } from './support/painted-photos'
import { readZip } from './support/read-zip'
import { receivedFiles } from './support/received-files'
import { until } from './support/until'
import { tileOf } from './support/window-tiles'

const opened = createOpened()
let filled: FilledWindow
let window: Page

/** The photo of this name. */
function photo(name: string) {
  const found = filled.photos.find((each) => each.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return found
}
const tile = (name: string) => tileOf(window, photo(name))
const bar = () => window.getByRole('toolbar', { name: 'Selected photos' })
const status = (text: string) => window.getByRole('status').filter({ hasText: text }).waitFor()

async function select(first: string, ...more: string[]) {
  await tile(first).click()
  for (const name of more) await tile(name).click({ modifiers: ['Control'] })
}
async function choose(name: string, command: string) {
  await tile(name).click({ button: 'right' })
  await window.getByRole('menuitem', { name: command }).click()
}

/** The next dialog for a place is answered with this one; null cancels it. */
const answerDialog = (path: string | null) =>
  filled.desktop.electron.evaluate(({ dialog }, given) => {
    const answer = {
      canceled: given === null,
      filePath: given ?? '',
      filePaths: given ? [given] : [],
    }
    dialog.showSaveDialog = () => Promise.resolve(answer)
    dialog.showOpenDialog = () => Promise.resolve(answer)
  }, path)

const clipboardText = () =>
  filled.desktop.electron.evaluate(({ clipboard }) => clipboard.readText())
/** The size of the picture on the clipboard, read from the head of its PNG; null where there is none. */
async function clipboardSize() {
  const png = await filled.desktop.electron.evaluate(async ({ clipboard }) => {
    // Before version 45 Electron's clipboard has images of its own kind instead of the web's.
    const read: unknown = Reflect.get(clipboard, 'readImage')
    if (typeof read === 'function') {
      const image: { toPNG(): Buffer } = Reflect.apply(read, clipboard, [])
      return image.toPNG().toString('base64')
    }
    const [item] = await clipboard.read()
    const picture = await item?.getType('image/png')
    return picture ? Buffer.from(await picture.arrayBuffer()).toString('base64') : ''
  })
  const head = Buffer.from(png, 'base64')
  return head.length < 24 ? null : { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}
const clear = () => filled.desktop.electron.evaluate(({ clipboard }) => clipboard.clear())
const folder = async () => [...(await receivedFiles(filled.home.folder)).keys()]
const trash = () =>
  readdir(join(filled.home.path, '.local/share/Trash/files')).catch((): string[] => [])

beforeAll(async () => {
  filled = opened(
    await fillWindow({
      'across.jpg': { ...landscape(1), takenAt: { date: '2026:11:20 10:00:00', offset: '+00:00' } },
      'turned.jpg': { ...landscape(2), width: 480, height: 640, orientation: 6 },
      'iphone.heic': { ...landscape(3), width: 480, height: 640, format: 'heic', orientation: 6 },
      '=1+1.jpg': { ...landscape(4), from: 'Violet, "Pixel"' },
      'old-1.jpg': landscape(5),
      'old-2.jpg': landscape(6),
      'old-3.jpg': landscape(7),
      'old-4.jpg': landscape(8),
    }),
  )
  window = filled.desktop.window
})

beforeEach(async () => {
  await window.keyboard.press('Escape')
  await clear()
})

describe('opening photos in their program', () => {
  const received = (name: string) => join(filled.home.folder, name)

  it('opens one from the menu', async () => {
    await choose('across.jpg', 'Open in default program')
    await until('the program', async () => (await openedFiles()).includes(received('across.jpg')))
  })

  it('opens several with the keyboard', async () => {
    await select('turned.jpg', 'iphone.heic')
    await window.keyboard.press('Control+o')
    const both = [received('iphone.heic'), received('turned.jpg')]
    await until('the programs', async () =>
      both.every(async (path) => (await openedFiles()).includes(path)),
    )
    await expect.poll(async () => (await openedFiles()).slice(-2).sort()).toEqual(both)
  })

  const openedFiles = () => filled.openedFiles().catch((): string[] => [])
})

describe('copying', () => {
  it('copies a photo as a picture, upright, with the mouse', async () => {
    await select('turned.jpg')
    await bar().getByRole('button', { name: 'Copy image' }).click()
    await status('Copied turned.jpg')
    expect(await clipboardSize()).toEqual({ width: 480, height: 640 })
  })

  it('copies a HEIC as it was developed, with the keyboard', async () => {
    await select('iphone.heic')
    await window.keyboard.press('Control+c')
    await status('Copied iphone.heic')
    expect(await clipboardSize()).toEqual({ width: 480, height: 640 })
  })

  it('copies the size of one with the mouse and of many with the keyboard', async () => {
    await select('across.jpg')
    await bar().getByRole('button', { name: 'Copy size' }).click()
    await expect.poll(clipboardText).toBe('640 × 480')
    await select('across.jpg', 'turned.jpg')
    await window.keyboard.press('Control+Shift+C')
    await expect.poll(clipboardText).toBe('480 × 640\n640 × 480')
  })

  it('leaves the keys of a text field to the text', async () => {
    await select('across.jpg')
    const search = window.getByRole('searchbox')
    await search.fill('a')
    await search.press('Control+a')
    await search.press('Control+c')
    await expect.poll(clipboardText).toBe('a')
    await search.fill('')
  })
})

describe('saving copies', () => {
  it.each([
    ['with the mouse', () => choose('iphone.heic', 'Save a copy…')],
    ['with the keyboard', () => window.keyboard.press('Control+s')],
  ])('writes the very bytes, %s', async (_how, save) => {
    const target = join(filled.home.path, `copies-${_how.length}`)
    await filled.makeFolder(target)
    await select('iphone.heic')
    await answerDialog(target)
    await save()
    await status('1 copy saved in')
    expect((await readFile(join(target, 'iphone.heic'))).equals(photo('iphone.heic').bytes)).toBe(
      true,
    )
  })
})

describe('exporting', () => {
  it('writes a ZIP of exactly the selection, with the mouse', async () => {
    const target = join(filled.home.path, 'some.zip')
    await select('across.jpg', 'iphone.heic', '=1+1.jpg')
    await answerDialog(target)
    await bar().getByRole('button', { name: 'Export as ZIP…' }).click()
    await status('Saved some.zip')
    const names = ['=1+1.jpg', 'iphone.heic', 'across.jpg']
    expect(readZip(target)).toEqual(new Map(names.map((name) => [name, photo(name).bytes])))
  })

  it('writes a ZIP of all that is shown when nothing is selected, from the toolbar', async () => {
    const target = join(filled.home.path, 'all.zip')
    await answerDialog(target)
    await window.getByRole('button', { name: 'Export', exact: true }).click()
    await window.getByRole('menuitem', { name: '8 photos as ZIP…' }).click()
    await status('Saved all.zip')
    expect([...readZip(target).keys()]).toEqual(filled.photos.map(({ name }) => name))
  })

  it('writes a table of the selection, with the keyboard', async () => {
    const target = join(filled.home.path, 'list.csv')
    await select('across.jpg', '=1+1.jpg')
    await answerDialog(target)
    await window.keyboard.press('Control+Shift+E')
    await status('Saved list.csv')
    const [head, first, second, end] = (await readFile(target, 'utf8')).split('\r\n')
    expect(head).toBe('\ufeffname,phone,width,height,bytes,captured,received')
    expect(first).toMatch(
      new RegExp(`^'=1\\+1\\.jpg,"Violet, ""Pixel""",640,480,${photo('=1+1.jpg').bytes.length},,2`),
    )
    expect(second).toContain(
      `across.jpg,Green iPhone,640,480,${photo('across.jpg').bytes.length},2026-11-20T10:00:00.000Z,2`,
    )
    expect(end).toBe('')
  })

  it('writes nothing when the person thinks better of it', async () => {
    await select('across.jpg')
    await answerDialog(null)
    await window.keyboard.press('Control+e')
    await status('Nothing was exported.')
  })
})

describe('throwing away', () => {
  it('brings back the very same file and entry with Undo, by mouse', async () => {
    const before = await window.evaluate<unknown>('bridge.readState().then(({ photos }) => photos)')
    await choose('old-4.jpg', 'Move to trash')
    await tile('old-4.jpg').waitFor({ state: 'detached' })
    await window.getByRole('button', { name: 'Undo' }).click()
    await tile('old-4.jpg').waitFor()
    await status('1 photo brought back')
    expect(await window.evaluate('bridge.readState().then(({ photos }) => photos)')).toEqual(before)
    expect(await folder()).toContain('old-4.jpg')
    expect(await trash()).toEqual([])
  })

  it('brings back with Ctrl and Z what Delete took away', async () => {
    await select('old-3.jpg', 'old-4.jpg')
    await window.keyboard.press('Delete')
    await tile('old-4.jpg').waitFor({ state: 'detached' })
    await window.keyboard.press('Control+z')
    await tile('old-3.jpg').waitFor()
    await tile('old-4.jpg').waitFor()
    expect(await trash()).toEqual([])
  })

  it("puts the files into the system's trash when the time to undo is over", async () => {
    await select('old-3.jpg', 'old-4.jpg')
    await window.keyboard.press('Delete')
    await status('2 photos in the trash')
    expect((await trash()).sort()).toEqual(['old-3.jpg', 'old-4.jpg'])
    expect(await folder()).not.toContain('old-4.jpg')
    const kept = await readFile(join(filled.home.path, '.local/share/Trash/files/old-3.jpg'))
    expect(kept.equals(photo('old-3.jpg').bytes)).toBe(true)
  })
})

describe('dragging out', () => {
  it('carries the files of the selection, with the picture of the tile', async () => {
    await filled.desktop.electron.evaluate(({ webContents }) => {
      const ours = webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith('app://snapland/'))
      if (!ours) throw new Error('There is no window')
      ours.startDrag = ({ files, icon }) => {
        Object.assign(globalThis, {
          carried: {
            files,
            icon: icon instanceof Object && 'getSize' in icon ? icon.getSize() : null,
          },
        })
      }
    })
    await select('across.jpg', 'turned.jpg')
    const place = await tile('across.jpg').boundingBox()
    if (!place) throw new Error('The tile is not drawn')
    await window.mouse.move(place.x + 40, place.y + 40)
    await window.mouse.down()
    await window.mouse.move(place.x + 80, place.y + 80, { steps: 4 })
    await window.mouse.up()
    const carried = await until('the drag', () =>
      filled.desktop.electron.evaluate(() => Reflect.get(globalThis, 'carried') ?? null),
    )
    expect(carried).toEqual({
      files: ['turned.jpg', 'across.jpg'].map((name) => join(filled.home.folder, name)),
      icon: { width: 128, height: 96 },
    })
  })
})

describe('the menu of photos', () => {
  it('opens with the keyboard, goes with arrows, and does what it says', async () => {
    await select('across.jpg')
    await window.keyboard.press('Shift+F10')
    await window.getByRole('menu', { name: 'Photo' }).waitFor()
    for (let step = 0; step < 3; step += 1) await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    await expect.poll(clipboardText).toBe('640 × 480')
    expect(await window.getByRole('menu').count()).toBe(0)
  })

  it('means the photo under the pointer when that one is not selected', async () => {
    await select('across.jpg', 'turned.jpg')
    await tile('iphone.heic').click({ button: 'right' })
    expect(await filled.selected()).toEqual(['iphone.heic'])
    await window.keyboard.press('Escape')
    expect(await window.getByRole('menu').count()).toBe(0)
    expect(await filled.selected()).toEqual(['iphone.heic'])
  })

  it('offers nothing that would do nothing', async () => {
    await select('across.jpg', 'turned.jpg')
    await tile('across.jpg').click({ button: 'right' })
    const copy = window.getByRole('menuitem', { name: 'Copy image' })
    expect(await copy.getAttribute('aria-disabled')).toBe('true')
    await window.keyboard.press('Escape')
  })
})

it('puts into the trash what still waits there when Snapland ends', async () => {
  const other = opened(await fillWindow({ 'last.jpg': landscape(30) }))
  await other.desktop.window.getByRole('button', { name: /^last.jpg/ }).click()
  await other.desktop.window.keyboard.press('Delete')
  await other.desktop.window.getByRole('button', { name: 'Undo' }).waitFor()
  await other.desktop.close()
  expect(await readdir(join(other.home.path, '.local/share/Trash/files'))).toEqual(['last.jpg'])
  expect((await receivedFiles(other.home.folder)).size).toBe(0)
})
