import { homedir, hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { app, session } from 'electron'
import { EVENT_CHANNEL } from '../contract/bridge'
import {
  DARKROOM_HOST,
  registerSchemes,
  servePages,
  WINDOW_HOST,
} from './desktop/app-protocol'
import { createBridgeCalls } from './desktop/bridge-calls'
import { closeBeforeQuit } from './desktop/closing'
import { createDarkroom } from './desktop/darkroom'
import { answerBridge } from './desktop/ipc'
import { setMenu } from './desktop/menu'
import { DARKROOM_POLICY, WINDOW_POLICY } from './desktop/page-policy'
import { serveOriginals, servePhotos } from './desktop/photo-protocol'
import { createPreviews } from './desktop/previews'
import { lockPages, lockSession } from './desktop/session-lockdown'
import { endWithProblem } from './desktop/start-problem'
import { webPreferences } from './desktop/web-preferences'
import { createMainWindow } from './desktop/window'
import { type Options, ownArguments, readOptions, USAGE } from './options'
import { createReceiver } from './receiver'
import { receiverOptions } from './receiver-options'

/** The folder of the built app, `out/`. */
const OUT = new URL('../', import.meta.url)
const built = (path: string) => fileURLToPath(new URL(path, OUT))

async function start(options: Options): Promise<void> {
  const settings = receiverOptions(options, {
    pictures: picturesFolder(),
    data: app.getPath('userData'),
    computer: hostname(),
    out: OUT,
  })
  const [receiver] = await Promise.all([createReceiver(settings), app.whenReady()])
  closeBeforeQuit(() => receiver.close())

  const darkroomSession = session.fromPartition('darkroom')
  const darkroom = createDarkroom({
    address: `app://${DARKROOM_HOST}/darkroom.html`,
    host: DARKROOM_HOST,
    webPreferences: {
      ...webPreferences(built('preload/darkroom.cjs'), darkroomSession),
      backgroundThrottling: false,
    },
  })
  lockSession(darkroomSession, ['app', 'photo'])
  servePages(darkroomSession, {
    host: DARKROOM_HOST,
    folder: built('renderer'),
    policy: DARKROOM_POLICY,
  })
  serveOriginals(darkroomSession, receiver, darkroom.isDeveloping, `app://${DARKROOM_HOST}`)

  const windowSession = session.defaultSession
  const previews = createPreviews(settings.dataFolder, darkroom.develop)
  const window = createMainWindow({
    address: `app://${WINDOW_HOST}/`,
    webPreferences: webPreferences(built('preload/index.cjs'), windowSession),
    onOpen: ({ webContents }) =>
      answerBridge(webContents, WINDOW_HOST, createBridgeCalls(receiver, settings.computer)),
  })
  lockSession(windowSession, ['app', 'photo', 'data', 'blob', ...devToolsSchemes()])
  servePages(windowSession, {
    host: WINDOW_HOST,
    folder: built('renderer'),
    policy: WINDOW_POLICY,
  })
  servePhotos(windowSession, receiver, previews)

  receiver.onEvent((event) => {
    window.send(EVENT_CHANNEL, event)
    if (event.event === 'upload') darkroom.wake()
    if (event.event === 'removed') void previews.forget(event.id)
  })
  ...
}
