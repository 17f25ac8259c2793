import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { autostartEntry, autostartPath, setAutostart, windowsLoginItem } from './autostart'

const exec = (...command: string[]) => /^Exec=(.*)$/m.exec(autostartEntry(command))?.[1]

it('stands where desktops look', () => {
  expect(autostartPath('/home/a', undefined)).toBe('/home/a/.config/autostart/snapland.desktop')
  expect(autostartPath('/home/a', '')).toBe('/home/a/.config/autostart/snapland.desktop')
  expect(autostartPath('/home/a', '/cfg')).toBe('/cfg/autostart/snapland.desktop')
})

it('quotes what a path may hold, so that nothing in it is run or replaced', () => {
  expect(exec('/opt/My Photos/snapland', '--hidden')).toBe('"/opt/My Photos/snapland" "--hidden"')
  expect(exec('/a$HOME')).toBe(String.raw`"/a\\$HOME"`)
  expect(exec('/a`b"c')).toBe(String.raw`"/a\\${'`'}b\\"c"`)
  expect(exec('/a\\b')).toBe(String.raw`"/a\\\\b"`)
  expect(exec('/100%u')).toBe('"/100%%u"')
})

it('writes and removes the file, also where there is no folder and no file', async () => {
  const path = autostartPath(await tempFolder(), undefined)
  await setAutostart(path, null)
  await setAutostart(path, ['/opt/snapland'])
  expect(await readFile(path, 'utf8')).toContain('Exec="/opt/snapland"\n')
  await setAutostart(path, ['/moved/snapland'])
  expect(await readFile(path, 'utf8')).toContain('Exec="/moved/snapland"\n')
  expect(await readdir(join(path, '..'))).toEqual(['snapland.desktop'])
  await setAutostart(path, null)
  expect(await readdir(join(path, '..'))).toEqual([])
})

it('cannot be given a second line', () => {
  expect(() => autostartEntry(['/a\nExec=evil'])).toThrow('line')
})

it('quotes what Windows starts at login, where Electron quotes nothing', () => {
  const program = String.raw`C:\Program Files\Snapland\Snapland.exe`
  const data = String.raw`D:\my "data"\ `.trim()
  const command = [program, '--data', data, '--hidden']
  // Electron has done so itself since 42, and would quote the quotation marks.
  expect(windowsLoginItem(command, '45.5.0')).toEqual({ path: program, args: command.slice(1) })
  expect(windowsLoginItem(command, '33.2.1')).toEqual({
    path: String.raw`"C:\Program Files\Snapland\Snapland.exe"`,
    args: ['"--data"', String.raw`"D:\my \"data\"\\"`, '"--hidden"'],
  })
})
