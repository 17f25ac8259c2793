import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, settingsFile } from './settings-file'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('begins with the defaults, and writes nothing by itself', async () => {
  expect(await settingsFile(folder).load()).toEqual({ settings: DEFAULT_SETTINGS, notice: null })
  expect(await readdir(folder)).toEqual([])
})

it('gives back what was saved, in one file', async () => {
  const settings = { ...DEFAULT_SETTINGS, port: 6000, computer: 'Küche' }
  await settingsFile(folder).save(settings)
  expect(await settingsFile(folder).load()).toEqual({ settings, notice: null })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

it.each(['', '{"port":', '[]', 'null', '\u0000\u0001'])(
  'survives the damaged file %j, which is kept',
  async (text) => {
    await writeFile(join(folder, 'settings.json'), text)
    const { settings, notice } = await settingsFile(folder).load()
    expect(settings).toEqual(DEFAULT_SETTINGS)
    const file = join(folder, 'settings.json.damaged')
    expect(notice).toEqual({ code: 'SETTINGS_UNREADABLE', file })
    expect(await readFile(file, 'utf8')).toBe(text)
  },
)

it('keeps what a later version has set, and nothing that its own settings have replaced', async () => {
  const path = join(folder, 'settings.json')
  await writeFile(path, '{"port":6000,"shelves":["summer"],"anyFile":true}')
  const file = settingsFile(folder)
  const { settings } = await file.load()
  await file.save({ ...settings, port: 6001 })
  const written = JSON.parse(await readFile(path, 'utf8'))
  expect(written).toEqual({ ...settings, port: 6001, shelves: ['summer'] })
})

it('keeps what makes sense in a file of which something does not', async () => {
  await writeFile(join(folder, 'settings.json'), '{"port":"http","theme":"dark"}')
  const { settings, notice } = await settingsFile(folder).load()
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  expect(notice?.code).toBe('SETTINGS_UNREADABLE')
  expect(await settingsFile(folder).load()).toEqual({ settings, notice: null })
})
