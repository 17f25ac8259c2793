import { isIPv4 } from 'node:net'
import { isAbsolute } from 'node:path'
import { LANGUAGES } from '../../contract/language'
import {
  type ChosenNetwork,
  COMPUTER_NAME_LENGTH,
  DEFAULT_SETTINGS,
  type Settings,
  THEMES,
} from '../../contract/settings'
import { readTemplate } from '../library/folder-template'

type Rules = { [Key in keyof Settings]: (value: unknown) => value is Settings[Key] }

const isYesOrNo = (value: unknown): value is boolean => typeof value === 'boolean'
const isNull = (value: unknown): value is null => value === null

function isNetwork(value: unknown): value is ChosenNetwork {
  if (typeof value !== 'object' || value === null) return false
  const { interfaceName, address, ...more } = value as Record<string, unknown>
  const isName = typeof interfaceName === 'string' && /^.{1,256}$/.test(interfaceName)
  return isName && typeof address === 'string' && isIPv4(address) && Object.keys(more).length === 0
}

/** What each setting may be. */
const RULES: Rules = {
  folder: (value): value is string | null =>
    isNull(value) || (typeof value === 'string' && isAbsolute(value) && !value.includes('\0')),
  folderTemplate: (value): value is string =>
    typeof value === 'string' && readTemplate(value) !== null,
  anyFile: isYesOrNo,
  computer: (value): value is string | null =>
    isNull(value) ||
    (typeof value === 'string' && value.trim() !== '' && value.length <= COMPUTER_NAME_LENGTH),
  port: (value): value is number | null =>
    isNull(value) || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535),
  network: (value): value is Settings['network'] => isNull(value) || isNetwork(value),
  jpegOfHeic: isYesOrNo,
  encrypted: isYesOrNo,
  askFirst: isYesOrNo,
  language: (value): value is Settings['language'] =>
    isNull(value) || LANGUAGES.some((known) => known === value),
  theme: (value): value is Settings['theme'] => THEMES.some((known) => known === value),
  notifications: isYesOrNo,
  sound: isYesOrNo,
  keepReceiving: isYesOrNo,
  startAtLogin: isYesOrNo,
}

const isKey = (name: string): name is keyof Settings => Object.hasOwn(RULES, name)

/**
 * Reads some settings.
 * @returns those that make sense, and the names of those that do not; names that mean nothing are passed over, as a later version may
 * have written them
 */
export function readSettings(value: unknown): { read: Partial<Settings>; wrong: string[] } {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const known = entries.filter(([name]) => isKey(name))
  const wrong = known.filter(([name, given]) => isKey(name) && !RULES[name](given))
  const right = known.filter((entry) => !wrong.includes(entry))
  return { read: Object.fromEntries(right), wrong: wrong.map(([name]) => name) }
}

/** The settings of a file; what it does not say, or says wrongly, is as Snapland thinks best. */
export function settingsOf(value: unknown): { settings: Settings; wrong: string[] } {
  const { read, wrong } = readSettings(value)
  return { settings: { ...DEFAULT_SETTINGS, ...read }, wrong }
}
