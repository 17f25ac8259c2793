import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { receivedFiles } from '../support/disk/received-files'
import { forThisTest } from '../support/opened'
import { landscape } from '../support/photos/painted-photos'
import { fillWindow } from '../support/window/filled-window'
import { useFilledWindow } from '../support/window/use-filled-window'
import { photosOf } from '../support/window/window-bridge'

const { filled, window, person } = useFilledWindow({
  'stays.jpg': landscape(1),
  'old-1.jpg': landscape(5),
  'old-2.jpg': landscape(6),
  'old-3.jpg': landscape(7),
  'old-4.jpg': landscape(8),
})

const inFolder = async () => [...(await receivedFiles(filled().home.folder)).keys()]
/** The system's trash, as the freedesktop.org specification lays it out. */
const trashFolder = () => join(filled().home.path, '.local/share/Trash')
const trash = async () =>
  (await readdir(join(trashFolder(), 'files')).catch((): string[] => [])).sort()
const photosToldOf = () => window().evaluate<unknown>('bridge.readState().then((s) => s.photos)')

beforeEach(() => window().keyboard.press('Escape'))

describe('throwing away, and Undo', () => {
  const undoButton = () => window().getByRole('button', { name: 'Undo' }).click()
  it.each([
    ['the mouse', () => person().press('Move to trash'), undoButton],
    ['the menu', () => person().choose('old-4.jpg', 'Move to trash'), undoButton],
    [
      'the keyboard',
      () => window().keyboard.press('Delete'),
      () => window().keyboard.press('Control+z'),
    ],
  ])('brings back the very same files and entries, with %s', async (_, throwAway, undo) => {
    const before = await photosToldOf()
    await person().select('old-3.jpg', 'old-4.jpg')
    await throwAway()
    await person().tile('old-4.jpg').waitFor({ state: 'detached' })
    await person().tile('old-3.jpg').waitFor({ state: 'detached' })
    await undo()
    await person().status('2 photos restored')
    await person().tile('old-3.jpg').waitFor()
    await person().tile('old-4.jpg').waitFor()
    expect(await photosToldOf()).toEqual(before)
    expect(await inFolder()).toEqual(expect.arrayContaining(['old-3.jpg', 'old-4.jpg']))
    expect(await trash()).toEqual([])
  })
})

describe('throwing away for good', () => {
  it.each([
    ['the mouse', () => person().press('Move to trash'), ['old-1.jpg', 'old-2.jpg'] as const],
    ['the keyboard', () => window().keyboard.press('Delete'), ['old-3.jpg', 'old-4.jpg'] as const],
  ])("puts the files into the system's trash, with %s", async (_, throwAway, [first, second]) => {
    await person().select(first, second)
    await throwAway()
    await person().status('2 photos in the trash')
    expect(await trash()).toEqual(expect.arrayContaining([first, second]))
    expect(await inFolder()).not.toContain(first)
    const kept = await readFile(join(trashFolder(), 'files', first))
    expect(kept.equals(person().photo(first).bytes)).toBe(true)
    // From where the trash of the desktop puts it back.
    const info = await readFile(join(trashFolder(), 'info', `${first}.trashinfo`), 'utf8')
    expect(info).toContain(`Path=${join(filled().home.folder, first)}`)
  })

  it('touches nothing that was not selected', async () => {
    expect(await inFolder()).toEqual(['stays.jpg'])
    expect(await trash()).toEqual(['old-1.jpg', 'old-2.jpg', 'old-3.jpg', 'old-4.jpg'])
  })
})

it('puts into the trash what still waits there when Snapland ends', async () => {
  const other = forThisTest(await fillWindow({ 'last.jpg': landscape(30) }))
  await other.desktop.window.getByRole('button', { name: /^last.jpg/ }).click()
  await other.desktop.window.keyboard.press('Delete')
  await expect.poll(() => photosOf(other.desktop.window)).toEqual([])
  await other.desktop.close()
  expect(await readdir(join(other.home.path, '.local/share/Trash/files'))).toEqual(['last.jpg'])
  expect((await receivedFiles(other.home.folder)).size).toBe(0)
})
