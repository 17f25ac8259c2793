import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import QRCode from 'qrcode'
import type { ReceiverEvent } from '../contract/receiver-event'
import { expectLargeBodies } from './base/large-bodies'
import { readOptions, USAGE } from './options'
import { createReceiver } from './receiver'
import { receiverOptions } from './receiver-options'
import { eventLine, welcome } from './terminal-lines'

/** The terminal's entry: the same receiver with no window. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(USAGE)
    return
  }
  expectLargeBodies()
  const receiver = await createReceiver(
    receiverOptions(options, {
      pictures: join(homedir(), 'Pictures'),
      data: dataHome(),
      computer: hostname(),
      out: new URL('..', import.meta.url),
    }),
  )

  const tell = async (event: ReceiverEvent) => {
    if (options.json) process.stdout.write(`${JSON.stringify(event)}\n`)
    else if (event.type === 'listening') console.log(welcome(event, await qrCode(event.url)))
    else {
      const line = eventLine(event)
      if (line !== null) console.log(line)
    }
  }
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    void receiver.close().catch(fail)
  }
  // Before the first words: who reads them may end the program at once.
  process.on('SIGINT', stop).on('SIGTERM', stop)
  receiver.onEvent((event) => void tell(event))
  await tell({ type: 'listening', ...receiver.listening() })
}

/** On a screen in its own colours, since many cameras read no code that is light on dark; in a file as plain characters. */
const qrCode = (url: string) =>
  process.stdout.isTTY
    ? QRCode.toString(url, { type: 'terminal', small: true })
    : QRCode.toString(url, { type: 'utf8' })

/** Where programs without a window keep their data: https://specifications.freedesktop.org/basedir-spec, and its like elsewhere. */
function dataHome(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  if (process.platform === 'win32') return join(APPDATA ?? homedir(), 'Snapland')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Snapland')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Snapland')
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

main().catch(fail)
