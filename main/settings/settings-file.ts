import { isAbsolute, join } from 'node:path'
import * as v from 'valibot'
import { LANGUAGES } from '../../contract/language'
import type { Notice } from '../../contract/notice'
import { ACCEPTS, COMPUTER_NAME_LENGTH, type Settings, THEMES } from '../../contract/settings'
import { putAside, readOwn } from '../base/own-file'
import { makeFolder } from '../base/usable-folder'
import { writeWhole } from '../base/write-whole'
import { wrongCommand } from '../commands/command-line'
import { readTemplate } from '../library/folder-template'

/** A setting's values and its default. */
const setting = <Value>(schema: v.GenericSchema<unknown, Value>, usual: Value) =>
  v.optional(schema, () => usual)
const yesOrNo = (usual: boolean) => setting(v.boolean(), usual)
const orNull = <Value>(schema: v.GenericSchema<unknown, Value>) => setting(v.nullable(schema), null)

const FOLDER = v.pipe(
  v.string(),
  v.check((path) => isAbsolute(path) && !path.includes('\0')),
)
const NETWORK = v.strictObject({
  interfaceName: v.pipe(v.string(), v.regex(/^.{1,256}$/)),
  address: v.pipe(v.string(), v.ipv4()),
})

const COMMAND = v.pipe(
  v.strictObject({
    program: v.pipe(v.string(), v.check(isAbsolute)),
    arguments: v.array(v.string()),
    seconds: v.number(),
  }),
  v.check((command) => wrongCommand(command) === null),
)

const SETTINGS = v.object({
  folder: orNull(FOLDER),
  folderTemplate: setting(
    v.pipe(
      v.string(),
      v.check((text) => readTemplate(text) !== null),
    ),
    '',
  ),
  accept: setting(v.picklist(ACCEPTS), 'media'),
  jpegOfHeic: yesOrNo(false),
  command: orNull(COMMAND),
  computer: orNull(v.pipe(v.string(), v.regex(/\S/), v.maxLength(COMPUTER_NAME_LENGTH))),
  port: orNull(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
  network: orNull(NETWORK),
  encrypted: yesOrNo(false),
  askFirst: yesOrNo(false),
  language: orNull(v.picklist(LANGUAGES)),
  theme: setting(v.picklist(THEMES), 'system'),
  notifications: yesOrNo(true),
  sound: yesOrNo(true),
  keepReceiving: yesOrNo(false),
  startAtLogin: yesOrNo(false),
  copyNewest: yesOrNo(false),
  keepAbove: yesOrNo(false),
} satisfies { [Key in keyof Settings]: v.GenericSchema<unknown, Settings[Key]> })

export const DEFAULT_SETTINGS: Settings = v.getDefaults(SETTINGS)

const isKey = (name: string): name is keyof Settings => Object.hasOwn(SETTINGS.entries, name)

/**
 * Reads some settings.
 * @returns those that make sense, and the names of those that do not; names that mean nothing are
 * passed over, as a later version may have written them
 */
export function readSettings(value: unknown): { read: Partial<Settings>; wrong: string[] } {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const known = entries.filter(([name]) => isKey(name))
  const isRight = ([name, given]: [string, unknown]) =>
    isKey(name) && v.is(SETTINGS.entries[name].wrapped, given)
  const wrong = known.filter((entry) => !isRight(entry)).map(([name]) => name)
  return { read: Object.fromEntries(known.filter(isRight)), wrong }
}

/** As version 0.2 said that phones can send any file. */
const ANY_FILE = v.object({ anyFile: v.literal(true) })

/**
 * The settings of a file, which an earlier version may have written, with the default of what it
 * does not say or says wrongly.
 */
export function settingsOf(value: unknown): { settings: Settings; wrong: string[] } {
  const { read, wrong } = readSettings(v.is(ANY_FILE, value) ? { accept: 'any', ...value } : value)
  return { settings: { ...DEFAULT_SETTINGS, ...read }, wrong }
}

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

/**
 * `settings.json` of a data folder. A damaged one is put aside, never overwritten: what was in it
 * may be worth reading. What a later version has set stays in it, for when that is back.
 */
export function settingsFile(dataFolder: string): SettingsFile {
  const path = join(dataFolder, FILE)
  let ofLaterVersion = {}
  async function save(settings: Settings): Promise<void> {
    await makeFolder(dataFolder)
    const all = { ...ofLaterVersion, ...settings }
    await writeWhole(path, `${JSON.stringify(all, null, 2)}\n`)
  }
  return {
    async load() {
      const found = await readOwn(path)
      if (found === null) return { settings: DEFAULT_SETTINGS, notice: null }
      const value = found === 'not-ours' ? null : parsed(found.text)
      const { settings, wrong } = settingsOf(value)
      ofLaterVersion = notOurs(value)
      if (isObject(value) && wrong.length === 0) return { settings, notice: null }
      const damaged = await putAside(path)
      // The next start has what could be read, too. Where that cannot be written, the person is
      // told of the damage all the same.
      await save(settings).catch(() => {})
      return { settings, notice: { code: 'SETTINGS_UNREADABLE', file: damaged } }
    },
    save,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What an earlier version has set is read, and stands in ours then. */
const SUPERSEDED = new Set(['anyFile'])

const notOurs = (value: unknown) =>
  Object.fromEntries(
    (isObject(value) ? Object.entries(value as object) : []).filter(
      ([name]) => !isKey(name) && !SUPERSEDED.has(name),
    ),
  )

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
