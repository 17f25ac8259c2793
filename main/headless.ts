import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import QRCode from 'qrcode'
import type { ReceiverEvent } from '../contract/receiver-event'
import { END_SIGNALS } from './base/closers'
import { sentenceOf } from './base/errors'
import { linesTo } from './base/lines'
import { logUncaught } from './base/log'
import { checkExitCode, checkNetwork, checkText } from './check'
import { programName } from './commands/command-line'
import { hasProgram } from './commands/find-program'
import { openLog, readOptions, receiverOptions } from './options'
import { createReceiver } from './receiver'
import { eventLine, logEvents, tooNarrow, welcome } from './terminal-lines'
import { createScreen, createTerminalStatus } from './terminal-status'
import { NPM_COMMANDS, PACKAGE_COMMANDS, usage } from './usage'

/** The terminal's entry: the same receiver with no window. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const output = linesTo(process.stdout)
  const { print } = output
  if (options.help) {
    // In a package Electron runs it, as Node.
    print(usage(process.versions.electron === undefined ? NPM_COMMANDS : PACKAGE_COMMANDS))
    return
  }
  const wanted = receiverOptions(options, {
    pictures: join(homedir(), 'Pictures'),
    data: dataHome(),
    computer: hostname(),
    out: new URL('..', import.meta.url),
  })
  if (options.check) {
    const check = await checkNetwork(wanted)
    print(options.json ? JSON.stringify(check) : checkText(check))
    await output.written()
    process.exit(checkExitCode(check))
  }
  const log = openLog(options, wanted.dataFolder)
  logUncaught(log)
  const receiver = await createReceiver({ ...wanted, log })
  log.info(`Snapland in a terminal: Node ${process.version}, ${process.platform} ${process.arch}`)

  const status = createTerminalStatus(() => performance.now())
  const { stdout } = process
  const isDrawn = stdout.isTTY && process.env.TERM !== 'dumb' && !options.json
  const screen = isDrawn
    ? createScreen({
        write: output.write,
        isBehind: () => stdout.writableLength > 0,
        // A terminal that knows no size says 0.
        size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
        lines: status.lines,
      })
    : { print, changed() {}, close() {} }
  const tell = async (event: ReceiverEvent) => {
    if (options.json) return print(JSON.stringify(event))
    status.follow(event)
    if (event.type === 'listening') screen.print(welcome(event, await qrCode(event.url)))
    else {
      const line = eventLine(event)
      if (line === null) screen.changed()
      else screen.print(line)
    }
  }
  const stop = async (signal: NodeJS.Signals) => {
    // A second signal ends it at once.
    for (const each of END_SIGNALS) process.off(each, stop)
    log.info(`ended by ${signal}`)
    screen.close()
    await receiver.close().catch(fail)
    await Promise.all([log.written(), output.written()])
    // Node aborts in `process.exit` when its terminal is gone.
    if (signal === 'SIGHUP') process.kill(process.pid, signal)
    // Bytes for a reader who takes none would keep it alive.
    else process.exit()
  }
  // Before the first words: who reads them may end the program at once.
  for (const signal of END_SIGNALS) process.on(signal, stop)
  receiver.onEvent(logEvents(log))
  receiver.onEvent((event) => void tell(event))
  logEvents(log)({ type: 'listening', ...receiver.listening() })
  await tell({ type: 'listening', ...receiver.listening() })
  const { exec } = options
  // It may be there by the time that a photo comes, so it is told and nothing more.
  if (exec !== null && !(await hasProgram(exec.program)))
    log.warn(sentenceOf({ code: 'COMMAND_MISSING', program: programName(exec) }))
}

/**
 * On a screen in its own colours, since many cameras read no code that is light on dark; in a file
 * as plain characters. A code that does not fit on the screen is not drawn: nobody could scan it.
 */
async function qrCode(url: string): Promise<string> {
  const { stdout } = process
  if (!stdout.isTTY) return QRCode.toString(url, { type: 'utf8' })
  const drawn = await QRCode.toString(url, { type: 'terminal', small: true })
  const [firstRow = ''] = stripVTControlCharacters(drawn).split('\n')
  const terminal = stdout.columns || 80
  return firstRow.length > terminal ? tooNarrow({ code: firstRow.length, terminal }) : drawn
}

/**
 * Where programs without a window keep their data:
 * https://specifications.freedesktop.org/basedir-spec, and its like elsewhere.
 */
function dataHome(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32') return join(APPDATA ?? homedir(), 'Snapland')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Snapland')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Snapland')
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

main().catch(fail)
