import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readZip } from '../support/disk/read-zip'
import { landscape } from '../support/photos/painted-photos'
import { useFilledWindow } from '../support/window/use-filled-window'

const { filled, window, person } = useFilledWindow({
  'across.jpg': { ...landscape(1), takenAt: { date: '2026:11:20 10:00:00', offset: '+00:00' } },
  'iphone.heic': { ...landscape(3), width: 480, height: 640, format: 'heic', orientation: 6 },
  '=1+1.jpg': { ...landscape(4), from: 'Violet, "Pixel"' },
  'last.jpg': landscape(5),
})

const target = (name: string) => join(filled().home.path, name)

beforeEach(() => window().keyboard.press('Escape'))

describe('a ZIP', () => {
  it.each([
    ['the mouse', () => person().press('Export as ZIP…')],
    ['the menu', () => person().choose('=1+1.jpg', 'Export as ZIP…')],
    ['the keyboard', () => window().keyboard.press('Control+e')],
  ])('holds exactly the selection, byte by byte, with %s', async (how, write) => {
    const path = target(`by ${how}.zip`)
    await person().select('across.jpg', 'iphone.heic', '=1+1.jpg')
    await person().answerDialog(path)
    await write()
    await person().status(`Saved by ${how}.zip`)
    const names = ['=1+1.jpg', 'iphone.heic', 'across.jpg']
    const { 'Snapland.csv': list, ...files } = Object.fromEntries(await readZip(path))
    expect(files).toEqual(
      Object.fromEntries(names.map((name) => [name, person().photo(name).bytes])),
    )
    const rows = String(list).split('\r\n').slice(1, -1)
    expect(rows.map((row) => row.split(',')[0])).toEqual(["'=1+1.jpg", ...names.slice(1)])
  })

  it('holds all that is shown when nothing is selected', async () => {
    await person().answerDialog(target('all.zip'))
    await window().getByRole('button', { name: 'Export', exact: true }).click()
    await window().getByRole('menuitem', { name: '4 photos as ZIP…' }).click()
    await person().status('Saved all.zip')
    expect([...(await readZip(target('all.zip'))).keys()]).toEqual([
      ...filled().photos.map(({ name }) => name),
      'Snapland.csv',
    ])
  })

  it.each([
    [
      'the keyboard alone',
      async () => {
        await window().getByRole('button', { name: 'Export', exact: true }).focus()
        await window().keyboard.press('Enter')
        await window().getByRole('menu').waitFor()
        await window().keyboard.press('ArrowDown')
        await window().keyboard.press('Enter')
      },
    ],
  ])('has its list written from the toolbar, with %s', async (_, write) => {
    await person().answerDialog(target('all.csv'))
    await write()
    await person().status('Saved all.csv')
    expect((await readFile(target('all.csv'), 'utf8')).split('\r\n')).toHaveLength(6)
  })
})

describe('a list', () => {
  it.each([
    ['the menu', () => person().choose('=1+1.jpg', 'Export list as CSV…')],
    ['the keyboard', () => window().keyboard.press('Control+Shift+E')],
  ])('has a row for each photo of the selection, with %s', async (how, write) => {
    const path = target(`by ${how}.csv`)
    await person().select('across.jpg', '=1+1.jpg')
    await person().answerDialog(path)
    await write()
    await person().status(`Saved by ${how}.csv`)
    const [head, first, second, end] = (await readFile(path, 'utf8')).split('\r\n')
    const bytes = (name: string) => person().photo(name).bytes.length
    expect(head).toBe('\ufeffname,phone,width,height,bytes,captured,received,duration,starred')
    expect(first).toMatch(
      new RegExp(`^'=1\\+1\\.jpg,"Violet, ""Pixel""",640,480,${bytes('=1+1.jpg')},,2`),
    )
    expect(second).toContain(
      `across.jpg,Green iPhone,640,480,${bytes('across.jpg')},2026-11-20T10:00:00+00:00,2`,
    )
    expect(end).toBe('')
  })

  it('is not written when the person thinks better of it', async () => {
    await person().select('across.jpg')
    await person().answerDialog(null)
    await window().keyboard.press('Control+Shift+E')
    await person().status('Nothing was saved.')
  })
})

describe('copies', () => {
  it.each([
    ['the mouse', () => person().press('Save a copy…')],
    ['the menu', () => person().choose('iphone.heic', 'Save a copy…')],
    ['the keyboard', () => window().keyboard.press('Control+s')],
  ])('are the very bytes, for many at once, with %s', async (how, save) => {
    const folder = target(`by ${how}`)
    await filled().makeFolder(folder)
    await person().select('iphone.heic', 'last.jpg')
    await person().answerDialog(folder)
    await save()
    await person().status(`2 copies saved in by ${how}`)
    for (const name of ['iphone.heic', 'last.jpg'])
      expect((await readFile(join(folder, name))).equals(person().photo(name).bytes)).toBe(true)
  })
})
