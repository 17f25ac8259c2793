import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/settings'
import { settingsFile } from './settings-file'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('begins with the defaults, and writes nothing by itself', async () => {
  expect(await settingsFile(folder).load()).toEqual({ settings: DEFAULT_SETTINGS, problem: null })
  expect(await readdir(folder)).toEqual([])
})

it('gives back what was saved, in one file', async () => {
  const settings = { ...DEFAULT_SETTINGS, port: 6000, computer: 'Küche' }
  await settingsFile(folder).save(settings)
  expect(await settingsFile(folder).load()).toEqual({ settings, problem: null })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

it.each(['', '{"port":', '[]', 'null', '\u0000\u0001'])(
  'survives the damaged file %j, which is kept',
  async (text) => {
    await writeFile(join(folder, 'settings.json'), text)
    const { settings, problem } = await settingsFile(folder).load()
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(problem).toMatch(/^The settings could not be read .+settings\.json\.damaged\.$/)
    expect(await readFile(join(folder, 'settings.json.damaged'), 'utf8')).toBe(text)
  },
)

it('keeps what makes sense in a file of which something does not', async () => {
  await writeFile(join(folder, 'settings.json'), '{"port":"http","theme":"dark"}')
  const { settings, problem } = await settingsFile(folder).load()
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  expect(problem).toContain('(port)')
})
