import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import QRCode from 'qrcode'
import type { ReceiverEvent } from '../contract/receiver-event'
import { expectLargeBodies } from './base/large-bodies'
import { logUncaught } from './base/log'
import { openLog, readOptions, receiverOptions, USAGE } from './options'
import { createReceiver } from './receiver'
import { eventLine, logEvents, welcome } from './terminal-lines'

/** The terminal's entry: the same receiver with no window. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    print(USAGE)
    return
  }
  expectLargeBodies()
  const wanted = receiverOptions(options, {
    pictures: join(homedir(), 'Pictures'),
    data: dataHome(),
    computer: hostname(),
    out: new URL('..', import.meta.url),
  })
  const log = openLog(options, wanted.dataFolder)
  logUncaught(log)
  const receiver = await createReceiver({ ...wanted, log })
  log.info(`Snapland in a terminal: Node ${process.version}, ${process.platform} ${process.arch}`)

  const tell = async (event: ReceiverEvent) => {
    if (options.json) print(JSON.stringify(event))
    else if (event.type === 'listening') print(welcome(event, await qrCode(event.url)))
    else {
      const line = eventLine(event)
      if (line !== null) print(line)
    }
  }
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    process.stdout.off('error', stop).on('error', () => {})
    void receiver.close().catch(fail)
  }
  // Before the first words: who reads them may end the program at once.
  process.on('SIGINT', stop).on('SIGTERM', stop)
  // Nobody reads any more, say in `| head`.
  process.stdout.on('error', stop)
  receiver.onEvent(logEvents(log))
  receiver.onEvent((event) => void tell(event))
  logEvents(log)({ type: 'listening', ...receiver.listening() })
  await tell({ type: 'listening', ...receiver.listening() })
}

const print = (text: string) => void process.stdout.write(`${text}\n`)

/**
 * On a screen in its own colours, since many cameras read no code that is light on dark; in a file
 * as plain characters.
 */
const qrCode = (url: string) =>
  process.stdout.isTTY
    ? QRCode.toString(url, { type: 'terminal', small: true })
    : QRCode.toString(url, { type: 'utf8' })

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
