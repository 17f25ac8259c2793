import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notice } from '../../contract/notice'
import type { Settings } from '../../contract/settings'
import { errnoOf } from '../base/errors'
import { writeWhole } from '../base/write-whole'
import { DEFAULT_SETTINGS, settingsOf } from './read-settings'

const FILE = 'settings.json'

export interface LoadedSettings {
  settings: Settings
  /** Not null when the file was damaged. */
  notice: Notice | null
}

export interface SettingsFile {
  load(): Promise<LoadedSettings>
  /** Whole or not at all. */
  save(settings: Settings): Promise<void>
}

/** `settings.json` of a data folder. A damaged one is put aside, never overwritten: what was in it may be worth reading. */
export function settingsFile(dataFolder: string): SettingsFile {
  const path = join(dataFolder, FILE)
  const damaged = `${path}.damaged`
  return {
    async load() {
      let text: string
      try {
        text = await readFile(path, 'utf8')
      } catch (error) {
        const errno = errnoOf(error)
        if (errno === 'ENOENT') return { settings: DEFAULT_SETTINGS, notice: null }
        // Of somebody else: of root, where it was once started so.
        if (errno !== 'EACCES') throw error
        text = ''
      }
      const value = parsed(text)
      const { settings, wrong } = settingsOf(value)
      if (isObject(value) && wrong.length === 0) return { settings, notice: null }
      await rename(path, damaged)
      return { settings, notice: { code: 'SETTINGS_UNREADABLE', file: damaged } }
    },
    async save(settings) {
      await mkdir(dataFolder, { recursive: true })
      await writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`)
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
