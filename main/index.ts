import { fileURLToPath } from 'node:url'
import { app, session } from 'electron'
import { EVENT_CHANNEL } from '../contract/bridge'
import type { ReceiverEvent } from '../contract/receiver-event'
import { registerSchemes, servePage } from './desktop/app-protocol'
import { createBridgeCalls } from './desktop/bridge-calls'
import { closeBeforeQuit } from './desktop/closing'
import { createDarkroom } from './desktop/darkroom'
import { answerBridge } from './desktop/ipc'
import { setMenu } from './desktop/menu'
import { DARKROOM_PAGE, WINDOW_PAGE } from './desktop/pages'
import { serveOriginals, servePhotos } from './desktop/photo-protocol'
import { createPreviews } from './desktop/previews'
import { lockPages, lockSession } from './desktop/session-lockdown'
import { endWithProblem } from './desktop/start-problem'
import { surroundings, useDataFolder } from './desktop/surroundings'
import { webPreferences } from './desktop/web-preferences'
import { createMainWindow } from './desktop/window'
import { expectLargeBodies } from './large-bodies'
import { type Options, ownArguments, readOptions, USAGE } from './options'
import { createReceiver } from './receiver'
import { receiverOptions } from './receiver-options'

/** The built app, `out/`. */
const OUT = new URL('../', import.meta.url)
const built = (path: string) => fileURLToPath(new URL(path, OUT))

function main(): void {
  // Both must be done before Electron is ready.
  // `npm start` as root has to say --no-sandbox; with both wishes on one command line no process would start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerSchemes()

  let options: Options
  try {
    options = readOptions(ownArguments(process.argv))
  } catch (error) {
    endWithProblem(error, 2, app.isPackaged)
    return
  }
  if (options.help) {
    process.stdout.write(`${USAGE}\n`)
    app.exit()
    return
  }
  useDataFolder(options.data)
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Snapland is running already: its window comes to the front.\n')
    app.exit()
    return
  }
  start(options).catch((error: unknown) => endWithProblem(error, 1, !options.json))
}

async function start(options: Options): Promise<void> {
  expectLargeBodies()
  const settings = receiverOptions(options, surroundings(OUT))
  const [receiver] = await Promise.all([createReceiver(settings), app.whenReady()])
  closeBeforeQuit(() => receiver.close())
  lockPages()
  setMenu()

  const darkroomSession = session.fromPartition('darkroom')
  const darkroom = createDarkroom(DARKROOM_PAGE, {
    ...webPreferences(built(DARKROOM_PAGE.preload), darkroomSession),
    backgroundThrottling: false,
  })
  lockSession(darkroomSession)
  servePage(darkroomSession, DARKROOM_PAGE, built('renderer'))
  serveOriginals(darkroomSession, receiver, darkroom.isDeveloping, DARKROOM_PAGE)

  const previews = createPreviews(settings.dataFolder, darkroom.develop)
  const windowSession = session.defaultSession
  lockSession(windowSession)
  servePage(windowSession, WINDOW_PAGE, built('renderer'))
  servePhotos(windowSession, receiver, previews)

  const calls = createBridgeCalls(receiver, settings.computer)
  const window = createMainWindow(
    WINDOW_PAGE,
    webPreferences(built(WINDOW_PAGE.preload), windowSession),
    (contents) => answerBridge(contents, WINDOW_PAGE, calls),
  )

  if (options.json) printEvent({ event: 'listening', ...receiver.listening() })
  receiver.onEvent((event) => {
    if (options.json) printEvent(event)
    window.send(EVENT_CHANNEL, event)
    if (event.event === 'upload') darkroom.wake()
    if (event.event === 'removed') void previews.forget(event.id)
  })
  app.on('second-instance', () => window.show())
  app.on('activate', () => window.show())
  window.show()
}

/** One event a line, as the terminal receiver prints them, for programs that drive the app. */
function printEvent(event: ReceiverEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

main()
