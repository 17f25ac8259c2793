import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError, errnoOf } from './errors'
import { createLogFile } from './log-file'
import { createSerial } from './serial'

/** From the least to the most; each level includes those before it. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/**
 * Records what happens, for whoever looks for a fault. No level holds a token or the six digits.
 * Names of photos and phones, paths, and messages of the system, which may contain them, are for
 * `debug` alone.
 */
export type Log = { [Level in LogLevel]: (text: string, cause?: unknown) => void } & {
  /** Resolves when all that was told so far is in the file, at the latest after two seconds. */
  written(): Promise<void>
}

export interface LogOptions {
  /** The file; its folder is made. */
  path: string
  level: LogLevel
  /** Gets each line of `echoLevel` too, without its time and without stacks: the terminal. */
  echo(line: string): void
  echoLevel: LogLevel
  /** Texts that no line may hold, such as a token that the person chose. */
  secrets: readonly string[]
  now?: () => number
  /** Bytes after which the file becomes `<name>.1.log`. */
  maxBytes?: number
}

/** How long a disk that does not answer is waited for at the end, milliseconds. */
const LAST_MS = 2000

/** Characters that wait for the disk; what comes beyond them is lost. */
const MOST_WAITING = 1024 * 1024

export const logPath = (dataFolder: string): string => join(dataFolder, 'logs', 'snapland.log')

/** A log that keeps nothing. */
export const NO_LOG: Log = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  written: async () => {},
}

/** Nobody waits for the disk, and what it refuses is lost: photos come before the log. */
export function createLog(options: LogOptions): Log {
  const { path, level, echo, echoLevel, secrets, now = Date.now, maxBytes = 1024 * 1024 } = options
  const serial = createSerial()
  const rankOf = (each: LogLevel) => LOG_LEVELS.indexOf(each)
  const mostTold = Math.max(rankOf(level), rankOf(echoLevel))
  const file = createLogFile(path, maxBytes)
  let waiting = ''

  async function write(): Promise<void> {
    if (waiting === '') return
    const lines = Buffer.from(waiting)
    waiting = ''
    await file.append(lines)
  }

  const tell = (told: LogLevel) => (text: string, cause?: unknown) => {
    const rank = rankOf(told)
    if (rank > mostTold) return
    const lineFor = (chosen: LogLevel, withStack: boolean) => {
      const about = cause === undefined ? '' : ` ${causeText(cause, chosen === 'debug', withStack)}`
      return withoutSecrets(`${told.padEnd(5)} ${oneLine(text)}${about}`, secrets)
    }
    if (rank <= rankOf(echoLevel)) echo(lineFor(echoLevel, echoLevel === 'debug'))
    if (rank > rankOf(level) || waiting.length > MOST_WAITING) return
    waiting += `${new Date(now()).toISOString()} ${lineFor(level, true)}\n`
    serial(write).catch(() => {})
  }
  return {
    error: tell('error'),
    warn: tell('warn'),
    info: tell('info'),
    debug: tell('debug'),
    written: () => Promise.race([serial(() => {}), pause(LAST_MS, undefined, { ref: false })]),
  }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** An error with its stack and its causes, each as `messageOf` tells it. */
function causeText(error: unknown, withNames: boolean, withStack: boolean): string {
  if (!(error instanceof Error)) return withNames ? oneLine(String(error)) : `(${typeof error})`
  const message = messageOf(error, withNames)
  if (!withStack) return message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const because = error.cause === undefined ? [] : [causeText(error.cause, withNames, withStack)]
  return [message, ...frames, ...because.map((text) => `  because of ${text}`)].join('\n')
}

/**
 * The system's messages hold paths: without `withNames` an error of the system is told by its code.
 */
function messageOf(error: Error, withNames: boolean): string {
  const code = error instanceof AppError ? error.code : errnoOf(error)
  if (withNames || error instanceof TypeError || error instanceof ReferenceError)
    return `${error.name} ${oneLine(error.message)}`
  if (code !== null) return `${error.name} ${code}${'syscall' in error ? ` ${error.syscall}` : ''}`
  return `${error.name} ${oneLine(error.message).replace(NAME_AND_REST, '...')}`
}

/** The first quotation mark, path or file name of a message, and what follows it. */
const NAME_AND_REST = /(["'“‘`]|\S*[\\/]|\S+\.\w).*$/u

/** Has what nobody caught told, and the program go on. */
export function logUncaught(log: Log): void {
  process.on('uncaughtException', (error) => log.error('Nobody caught this:', error))
  process.on('unhandledRejection', (why) => log.error('Nobody caught this:', why))
}

/** Hides the token of an address, the six digits, and `secrets`. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((left, secret) => left.replaceAll(secret, '<token>'), text)
    .replace(/(?<=\/)[\w-]{22}(?![\w.-])/g, '<token>')
    .replace(/\b\d{3} ?\d{3}\b/g, '<digits>')
}
