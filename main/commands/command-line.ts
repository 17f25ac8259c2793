import type { Photo } from '../../contract/photo'
import { COMMAND_LIMITS, type Command } from '../../contract/result'
import { safeFolderName } from '../library/file-name'
import { codeThatHolds } from './code-in-command'

/**
 * What stands for a photo: in the arguments as `{path}`, in the environment as SNAPLAND_PATH.
 */
export const PLACEHOLDERS = [
  'path',
  'name',
  'width',
  'height',
  'format',
  'sender',
  'bytes',
  'id',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const PLACEHOLDER = new RegExp(`\\{(${PLACEHOLDERS.join('|')})\\}`, 'g')

/**
 * Splits a command line into words: at spaces, but for those in single or double quotes. Nothing
 * else means anything; a backslash is a backslash, so that paths of Windows can be written.
 * @returns null where a quote has no end
 */
export function words(line: string): string[] | null {
  const found: string[] = []
  const rest = line.replace(/\s*((?:[^\s'"]|'[^']*'|"[^"]*")+)/gy, (_, word: string) => {
    found.push(word.replace(/'([^']*)'|"([^"]*)"/g, (_, one, two) => one ?? two))
    return ''
  })
  return rest.trim() === '' ? found : null
}

/** A command line that `words` reads as these words. A word with both kinds of quotes is joined. */
export const lineOf = (all: readonly string[]): string => all.map(quoted).join(' ')

function quoted(word: string): string {
  if (word !== '' && !/[\s'"]/.test(word)) return word
  if (!word.includes('"')) return `"${word}"`
  return word
    .split('"')
    .map((part) => (part === '' ? '' : `"${part}"`))
    .join(`'"'`)
}

/** Why a command cannot be taken, in words for the terminal; null where it can. */
export function wrongCommand({ program, arguments: given, seconds }: Command): string | null {
  const all = [program, ...given]
  if (program === '') return 'needs a program'
  if (all.some((word) => word.includes('\0'))) return 'takes no zero characters'
  const isLong =
    program.length > COMMAND_LIMITS.programLength ||
    given.length > COMMAND_LIMITS.arguments ||
    given.some((word) => word.length > COMMAND_LIMITS.argumentLength)
  if (isLong) return 'is too long'
  if (!(Number.isInteger(seconds) && seconds >= 1 && seconds <= COMMAND_LIMITS.mostSeconds))
    return `takes 1 to ${COMMAND_LIMITS.mostSeconds} seconds`
  const code = codeThatHolds(all, (word) => word.search(PLACEHOLDER) >= 0)
  return code === null ? null : `would run what names contain: "${code}". ${INSTEAD}`
}

const INSTEAD =
  'Give the placeholder as a word of its own, or read SNAPLAND_PATH from the environment'

/**
 * Reads `program {path}`, as `--exec` takes it.
 * @throws Error with a sentence for a person
 */
export function readCommandLine(line: string, seconds: number = COMMAND_LIMITS.seconds): Command {
  const all = words(line)
  if (all === null) throw new Error(`--exec has a quote without an end: ${line}`)
  const [program = '', ...rest] = all
  const command = { program, arguments: rest, seconds }
  const wrong = wrongCommand(command)
  if (wrong !== null) throw new Error(`--exec ${wrong}.`)
  return command
}

/** What is told of a photo. @param path of its file */
export function valuesOf(photo: Photo, path: string): Record<Placeholder, string> {
  const { id, name, size, format, sender, bytes } = photo
  return {
    path,
    name,
    width: String(size?.width ?? ''),
    height: String(size?.height ?? ''),
    format,
    // It may become a part of a path.
    sender: safeFolderName(sender.name),
    bytes: String(bytes),
    id,
  }
}

/** What a program could take for an option, or for a file to read its arguments from. */
const LOOKS_LIKE_OPTION = /^[-/+@]/

/**
 * The arguments for one photo. A name that a stranger gave begins no argument as an option does:
 * its first character is then `_`.
 */
export const argumentsFor = (
  given: readonly string[],
  values: Record<Placeholder, string>,
): string[] => {
  /** Before it stands nothing, or what is not known of the photo. */
  const isFirst = (word: string, at: number): boolean =>
    word.slice(0, at).replace(PLACEHOLDER, (_, name: Placeholder) => values[name]) === ''
  return given.map((word) =>
    word.replace(PLACEHOLDER, (_, name: Placeholder, at: number) => {
      const value = values[name]
      const isGiven = name === 'name' || name === 'sender'
      return isGiven && isFirst(word, at) ? value.replace(LOOKS_LIKE_OPTION, '_') : value
    }),
  )
}

/** The same as variables of the environment: SNAPLAND_PATH and so on. */
export const environmentFor = (values: Record<Placeholder, string>): Record<string, string> =>
  Object.fromEntries(
    PLACEHOLDERS.map((name) => [`SNAPLAND_${name.toUpperCase()}`, values[name]] as const),
  )

/** What a person knows a command by: the name of its program's file. */
export const programName = ({ program }: Pick<Command, 'program'>): string =>
  program.split(/[/\\]/).at(-1) || program
