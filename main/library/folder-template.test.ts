import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleOf, readTemplate, subfolderOf, templateFolders } from './folder-template'

const TAKEN = new Date(2026, 10, 22, 23, 59).getTime()
const filed = (text: string, phone = 'Green iPhone') => {
  const template = readTemplate(text)
  return template && subfolderOf(template, { taken: TAKEN, phone })
}

it.each([
  ['', ''],
  ['{date}/{phone}', '2026-11-22/Green iPhone'],
  ['{date}\\{phone}', '2026-11-22/Green iPhone'],
  ['{year}/{month}/', '2026/11'],
  ['Party {date}', 'Party 2026-11-22'],
])('files by %j into %j', (text, subfolder) => {
  expect(filed(text)).toBe(subfolder)
})

it('files by the day where a photo was taken, wherever this computer is', () => {
  const template = readTemplate('{date}') ?? { parts: [] }
  for (const taken of ['2026-01-01T00:10:00+14:00', '2026-01-01T23:50:00-11:00'])
    expect(subfolderOf(template, { taken, phone: 'x' })).toBe('2026-01-01')
})

it('gives an example', () => {
  expect(exampleOf('{date}/{phone}', TAKEN)).toBe('2026-11-22/Green iPhone/IMG_0042.jpg')
  expect(exampleOf('', TAKEN)).toBe('IMG_0042.jpg')
  expect(exampleOf('{when}', TAKEN)).toBeNull()
})

it.each([
  '..',
  '../{date}',
  '/{date}',
  '{date}//{phone}',
  '{place}',
  '{',
  'a:b',
  '.{phone}',
  '{date} ./x',
  'con',
  'nul.txt/{date}',
  '{phone}{phone}',
  'a/b/c/d/e',
  '\u202e{date}',
  'x'.repeat(101),
])('does not take %j', (text) => {
  expect(readTemplate(text)).toBeNull()
})

it.each([
  ['../../etc', '_.._etc'],
  ['..', 'phone'],
  ['', 'phone'],
  ['a/b\\c', 'a_b_c'],
  ['CON', '_CON'],
  ['COM1.x', '_COM1.x'],
  ['.hidden', 'hidden'],
  ['tail. . ', 'tail'],
  ['a:b*c?', 'a_b_c_'],
  ['a\u0000b\u202ec', 'abc'],
])('calls the folder of the phone %j %j', (phone, folder) => {
  expect(filed('{phone}', phone)).toBe(folder)
})

it('makes only names that lie below the folder, fit every file system, and are found again', () => {
  const templates = ['{phone}', '{date}/{phone}', 'x{phone}y/{year}', '{month}.{phone}']
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.string({ unit: 'binary', maxLength: 120 }),
      (text, phone) => {
        const template = readTemplate(text)
        if (!template) throw new Error(text)
        const subfolder = subfolderOf(template, { taken: TAKEN, phone })
        const names = subfolder.split('/')
        expect(names).toHaveLength(template.parts.length)
        for (const name of names) {
          expect(name).not.toMatch(/^\.|[. ]$|^$|[\\:*?"<>|\0]/)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(101)
        }
        expect(templateFolders(template)(subfolder)).toBe(true)
      },
    ),
  )
})

it('knows the folders that it can have made, and those on the way to them', () => {
  const canBe = templateFolders(readTemplate('{date}/From {phone} (all)') ?? { parts: [] })
  expect(canBe('2026-11-22')).toBe(true)
  expect(canBe('2026-11-22 (2)')).toBe(true)
  expect(canBe('2026-11-22/From Green iPhone (all)')).toBe(true)
  expect(canBe('2026-11-22/Green iPhone')).toBe(false)
  expect(canBe('Holidays')).toBe(false)
  expect(canBe('2026-11-22/From x (all)/deeper')).toBe(false)
})

it('knows no folder when photos are not filed', () => {
  expect(templateFolders({ parts: [] })('2026-11-22')).toBe(false)
})
