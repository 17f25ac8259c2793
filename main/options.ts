import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { LIMITS } from '../contract/http'
import type { Notice } from '../contract/notice'
import type { Photo } from '../contract/photo'
import type { Listening } from '../contract/receiver-event'
import { COMMAND_LIMITS, type Command } from '../contract/result'
import { ACCEPTS, type Accept } from '../contract/settings'
import { type Clock, systemClock } from './base/clock'
import { linesTo } from './base/lines'
import { createLog, LOG_LEVELS, type Log, type LogLevel, logPath, NO_LOG } from './base/log'
import { readCommandLine } from './commands/command-line'
import { forkHost, type StartHost } from './commands/runner'
import { type FolderTemplate, readTemplate } from './library/folder-template'
import { OPTION_TABLE, type OptionAbout, type OptionName } from './option-table'

export interface ReceiverOptions {
  /** The receiving folder; made if it is missing. */
  folder: string
  /** Into which of its subfolders photos are filed. */
  template: FolderTemplate
  /** Where the index and the state are kept; made if it is missing. */
  dataFolder: string
  /** This computer's name as phones see it. */
  computer: string
  /**
   * null: the port of the last run, else 5810, else one of the next, else any. A number is that
   * port or an error.
   */
  port: number | null
  /** null: all interfaces. */
  host: string | null
  /** null: the token of the last run, else a new one. */
  token: string | null
  maxBytes: number
  /** Bytes that stay free on the disk whatever is sent. */
  reserveBytes: number
  /** A request whose body brings no byte for this long is ended, milliseconds. */
  idleMs: number
  /** What phones can send. */
  accept: Accept
  /** What runs for each photo that a phone sends; null: nothing. */
  command: Command | null
  /** Whether phones reach it by https, with a certificate of this computer's own. */
  encrypted: boolean
  clock: Clock
  /** What it starts with where `folder` or `port` cannot be had; null: then it does not start. */
  instead: Pick<ReceiverOptions, 'folder' | 'port'> | null
  /** Further names the receiver answers to. */
  allowHosts: readonly string[]
  /** Folder of the built phone page: `index.<language>.html` and `join.<language>.html`. */
  pageFolder: string
  /** The built measuring worker. */
  measureWorker: URL
  /** The built thread of the index. */
  indexWorker: URL
  /** The built threads that write photos. */
  diskWorker: URL
  /** Starts the process that starts commands. */
  startCommandHost: StartHost
  log: Log
  /** Called with what the person should be shown of this computer; the log gets its own lines. */
  onNotice(notice: Notice): void
  /**
   * Called with what can be shown before all photos are known, where there is such.
   * @returns when they are read then: they would take processors from what is shown
   */
  onFirst(first: FirstKnown): Promise<unknown> | undefined
}

/** Where phones find the receiver, and the newest photos of its folder. */
export interface FirstKnown {
  listening: Listening
  newest: readonly Photo[]
}

/** What can change while the receiver runs. */
export type LiveOptions = Pick<
  ReceiverOptions,
  'folder' | 'template' | 'computer' | 'port' | 'accept' | 'command' | 'encrypted'
>

/** What the machine offers where the person has said nothing. */
export interface Surroundings {
  /** The person's Pictures folder. */
  pictures: string
  /** The system's place for Snapland's index and state. */
  data: string
  computer: string
  /** The folder of the built app, `out/`, ending in a slash. */
  out: URL
}

/**
 * The receiver that the command line asks for, the same for the window and the terminal. Relative
 * folders count from the working folder.
 */
export function receiverOptions(options: Options, around: Surroundings): ReceiverOptions {
  return {
    folder: resolve(options.folder ?? join(around.pictures, 'Snapland')),
    template: readTemplate(options.folderTemplate ?? '') ?? { parts: [] },
    dataFolder: resolve(options.data ?? around.data),
    computer: options.name ?? around.computer,
    port: options.port,
    host: options.host,
    token: options.token,
    maxBytes: options.maxSize,
    reserveBytes: options.reserve,
    idleMs: LIMITS.idleMs,
    accept: options.accept ?? 'media',
    command: options.exec,
    encrypted: options.https,
    clock: systemClock,
    instead: null,
    allowHosts: options.allowHosts,
    pageFolder: fileURLToPath(new URL('mobile-web', around.out)),
    measureWorker: new URL('main/measure-worker.js', around.out),
    indexWorker: new URL('main/index-worker.js', around.out),
    diskWorker: new URL('main/disk-worker.js', around.out),
    startCommandHost: forkHost(new URL('main/command-host.js', around.out)),
    log: NO_LOG,
    onNotice() {},
    onFirst() {},
  }
}

/**
 * The log of a data folder, as the command line wants it. Errors and warnings are shown in the
 * terminal too.
 */
export const openLog = ({ logLevel, token }: Options, dataFolder: string): Log =>
  createLog({
    path: logPath(dataFolder),
    level: logLevel ?? 'info',
    echo: linesTo(process.stderr).print,
    echoLevel: logLevel ?? 'warn',
    // A shorter one protects nobody, and to hide it would hide half of the text.
    secrets: token !== null && token.length >= 8 ? [token] : [],
  })

/** What a person may say on the command line, the same for the window and the terminal. */
export interface Options {
  folder: string | null
  folderTemplate: string | null
  data: string | null
  port: number | null
  host: string | null
  name: string | null
  token: string | null
  maxSize: number
  reserve: number
  allowHosts: string[]
  accept: Accept | null
  exec: Command | null
  https: boolean
  json: boolean
  logLevel: LogLevel | null
  hidden: boolean
  /** Tells why phones may not come, and receives nothing. */
  check: boolean
  help: boolean
}

type Kinds = {
  [Name in OptionName]: (typeof OPTION_TABLE)[Name] extends { value: string }
    ? (typeof OPTION_TABLE)[Name] extends { isRepeated: true }
      ? { type: 'string'; multiple: true }
      : { type: 'string' }
    : { type: 'boolean' }
}
const DEFINITIONS = Object.fromEntries(
  Object.entries<OptionAbout>(OPTION_TABLE).map(([name, { value, isRepeated }]) => [
    name,
    { type: value === undefined ? 'boolean' : 'string', ...(isRepeated && { multiple: true }) },
  ]),
) as Kinds

/**
 * The arguments that are Snapland's own, each with its value: Electron's command line also holds
 * Chromium's switches, which nobody can list. One that is nearly one of ours is taken for a typing
 * error, so that `readOptions` refuses it.
 */
export function ownArguments(argv: readonly string[]): string[] {
  const names = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[]
  return argv.flatMap((argument, at) => {
    const given = /^--([^=]+)/.exec(argument)?.[1]
    if (given === undefined) return []
    const name = names.find((each) => each === given)
    if (name === undefined) return names.some((each) => isNearly(given, each)) ? [argument] : []
    const value = argv[at + 1]
    const takesNext = !argument.includes('=') && DEFINITIONS[name].type === 'string'
    return takesNext && value !== undefined ? [argument, value] : [argument]
  })
}

/**
 * Whether one letter, or two in a longer name, are wrong, missing, too many or the wrong way round.
 */
function isNearly(given: string, name: string, most = name.length > 5 ? 2 : 1): boolean {
  if (given === name) return true
  if (most === 0) return false
  let same = 0
  while (given[same] === name[same]) same += 1
  const [a, b] = [given.slice(same), name.slice(same)]
  const isSwapped = a[0] === b[1] && a[1] === b[0]
  return (
    isNearly(a.slice(1), b, most - 1) ||
    isNearly(a, b.slice(1), most - 1) ||
    isNearly(a.slice(1), b.slice(1), most - 1) ||
    (isSwapped && isNearly(a.slice(2), b.slice(2), most - 1))
  )
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: DEFINITIONS, strict: true })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n--help lists all options.`)
  }
}

/**
 * Reads a command line.
 * @throws Error with a sentence for a person when an option is unknown or its value makes no sense.
 */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parsed(argv)
  const seconds = wholeNumber(
    '--exec-timeout',
    values['exec-timeout'] ?? `${COMMAND_LIMITS.seconds}`,
    1,
    COMMAND_LIMITS.mostSeconds,
  )
  return {
    folder: values.folder ?? null,
    folderTemplate: template(values['folder-template']),
    data: values.data ?? null,
    port: values.port === undefined ? null : wholeNumber('--port', values.port, 0, 65_535),
    host: values.host === undefined ? null : ipv4('--host', values.host),
    name: values.name?.trim() || null,
    token: values.token === undefined ? null : token(values.token),
    maxSize: wholeNumber(
      '--max-size',
      values['max-size'] ?? `${LIMITS.maxBytes}`,
      1,
      Number.MAX_SAFE_INTEGER,
    ),
    reserve: wholeNumber(
      '--reserve',
      values.reserve ?? `${LIMITS.reserveBytes}`,
      0,
      Number.MAX_SAFE_INTEGER,
    ),
    allowHosts: (values['allow-host'] ?? []).map(hostName),
    accept:
      values.accept === undefined ? (values['any-file'] ? 'any' : null) : accept(values.accept),
    exec: values.exec === undefined ? null : readCommandLine(values.exec, seconds),
    https: values.https ?? false,
    json: values.json ?? false,
    logLevel: values['log-level'] === undefined ? null : logLevel(values['log-level']),
    hidden: values.hidden ?? false,
    check: values.check ?? false,
    help: values.help ?? false,
  }
}

function template(text: string | undefined): string | null {
  if (text === undefined || readTemplate(text) !== null) return text ?? null
  throw new Error(
    `--folder-template takes folders such as {date}/{phone}, with {year} and {month} too, not "${text}".`,
  )
}

function accept(text: string): Accept {
  const kind = ACCEPTS.find((each) => each === text)
  if (kind) return kind
  throw new Error(`--accept takes one of ${ACCEPTS.join(', ')}, not "${text}".`)
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text)
  if (level) return level
  throw new Error(`--log-level takes one of ${LOG_LEVELS.join(', ')}, not "${text}".`)
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new Error(`${option} takes a whole number from ${least} to ${most}, not "${text}".`)
}

function ipv4(option: string, text: string): string {
  const parts = text.split('.')
  const valid = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && +part <= 255)
  if (valid) return text
  throw new Error(`${option} takes an IPv4 address such as 192.168.0.12, not "${text}".`)
}

function token(text: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(text)) return text
  throw new Error('--token takes 1 to 64 letters, digits, "-" and "_".')
}

function hostName(text: string): string {
  const name = text.toLowerCase()
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)) return name
  throw new Error(`--allow-host takes a host name such as laptop.local, not "${text}".`)
}
