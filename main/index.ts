import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { app, clipboard, Notification, nativeTheme, session, shell } from 'electron'
import { MENU_CHANNEL } from '../contract/app-menu'
import { EVENT_CHANNEL, type WindowEvent } from '../contract/bridge'
import { EXPORT_CHANNEL } from '../contract/photo-actions'
import type { ReceiverEvent } from '../contract/receiver-event'
import type { Settings } from '../contract/settings'
import { registerSchemes, servePage } from './desktop/app-protocol'
import { createBridgeCalls } from './desktop/bridge-calls'
import { closeBeforeQuit } from './desktop/closing'
import { createDarkroom } from './desktop/darkroom'
import { createExportCalls } from './desktop/export-calls'
import { answerBridge } from './desktop/ipc'
import { createJpegOfHeic } from './desktop/jpeg-of-heic'
import { followArrivals } from './desktop/manners/arrivals'
import { createBackground } from './desktop/manners/background'
import { createKeepAwake } from './desktop/manners/keep-awake'
import { startAtLogin } from './desktop/manners/login'
import { placeFile } from './desktop/manners/place-file'
import { createQuitQuestion } from './desktop/manners/quit-question'
import { sayOnce } from './desktop/manners/say-once'
import { createTelling } from './desktop/manners/telling'
import { createTrayIcon } from './desktop/manners/tray'
import { hasTray } from './desktop/manners/tray-host'
import { trayMenu } from './desktop/manners/tray-menu'
import { createApplicationMenu } from './desktop/menu'
import { DARKROOM_PAGE, WINDOW_PAGE } from './desktop/pages'
import { createPhotoCalls } from './desktop/photo-calls'
import { openOriginal, serveOriginals, servePhotos } from './desktop/photo-protocol'
import { createPreviews } from './desktop/previews'
import { lockPages, lockSession } from './desktop/session-lockdown'
import { endWithProblem } from './desktop/start-problem'
import { surroundings, useDataFolder } from './desktop/surroundings'
import { webPreferences } from './desktop/web-preferences'
import { createMainWindow, type MainWindow } from './desktop/window'
import { wordsIn } from './desktop/words/words'
import { expectLargeBodies } from './large-bodies'
import { openLiveReceiver } from './live-receiver'
import { type Options, ownArguments, readOptions, USAGE } from './options'
import { createReceiver } from './receiver'
import { receiverOptions } from './receiver-options'
import { openAsSet } from './settings/open-as-set'
import { createSettingsControl } from './settings/settings-control'
import { settingsFile } from './settings/settings-file'
import { createTrash } from './trash/trash'

/** How long photos that were thrown away can be brought back. */
const UNDO_MS = 8000

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
    const shown = options.hidden ? '' : ': its window comes to the front'
    process.stderr.write(`Snapland is running already${shown}.\n`)
    app.exit()
    return
  }
  start(options).catch((error: unknown) => endWithProblem(error, 1, !options.json))
}

async function start(options: Options): Promise<void> {
  expectLargeBodies()
  const around = surroundings(OUT)
  const optionsOf = (said: Options) => receiverOptions(said, around)
  const { dataFolder } = optionsOf(options)
  const file = settingsFile(dataFolder)
  const loaded = await file.load()
  const open = (said: Options) => openLiveReceiver(optionsOf(said), createReceiver)
  const [{ opened: receiver, problem }] = await Promise.all([
    openAsSet(options, loaded.settings, open),
    app.whenReady(),
  ])
  const trash = createTrash({
    photos: receiver,
    moveToTrash: (path) => shell.trashItem(path),
    grace: () => pause(UNDO_MS),
  })
  closeBeforeQuit(
    async () => {
      await trash.finish()
      await receiver.close()
    },
    () => question.neverMind(),
  )
  lockPages()
  const menu = createApplicationMenu((id) => {
    window.show()
    window.send(MENU_CHANNEL, id)
  })

  const darkroomSession = session.fromPartition('darkroom')
  const darkroom = createDarkroom(DARKROOM_PAGE, {
    ...webPreferences(built(DARKROOM_PAGE.preload), darkroomSession),
    backgroundThrottling: false,
  })
  lockSession(darkroomSession)
  servePage(darkroomSession, DARKROOM_PAGE, built('renderer'))
  serveOriginals(darkroomSession, receiver, darkroom.isDeveloping, DARKROOM_PAGE)

  const previews = createPreviews(
    dataFolder,
    (photo) => openOriginal(receiver, photo),
    darkroom.develop,
  )
  const windowSession = session.defaultSession
  // A picture is copied by the page that shows it: the main process decodes none.
  lockSession(windowSession, ['clipboard-sanitized-write'])
  servePage(windowSession, WINDOW_PAGE, built('renderer'))
  servePhotos(windowSession, receiver, previews, WINDOW_PAGE)

  const apply = async (settings: Settings, before: Settings | null) => {
    // Anew at each start: Snapland may have been moved. Only the person's own change takes it away.
    const atLogin = settings.startAtLogin
    if (before ? atLogin !== before.startAtLogin : atLogin)
      await startAtLogin(atLogin, options.data)
    nativeTheme.themeSource = settings.theme
    receiver.setAskFirst(settings.askFirst)
    receiver.preferNetwork(settings.network)
  }
  await apply(loaded.settings, null).catch((error: unknown) => console.error(error))
  const control = createSettingsControl({
    settings: loaded.settings,
    problem: loaded.problem ?? problem,
    file,
    said: options,
    receiver: {
      listening: receiver.listening,
      async reopen(to) {
        await trash.finish()
        await receiver.reopen(to)
      },
    },
    receiverOptions: optionsOf,
    apply,
    desktop: () => ({ notifications: Notification.isSupported(), tray: background.hasTray() }),
    onChange(reopened) {
      void background.look()
      trayIcon.redraw()
      if (reopened) {
        arriving.forget()
        tell({ event: 'reopened' })
      }
      tell({ event: 'settings', ...control.view() })
      jpegOfHeic.resume()
    },
  })
  const jpegOfHeic = createJpegOfHeic({
    receiver,
    develop: darkroom.develop,
    isWanted: () => control.settings().jpegOfHeic,
    pause,
    onProblem: control.tellProblem,
  })
  const present = () => window.present()
  const photoActions = {
    ...createPhotoCalls({ receiver, trash, contents: () => present()?.webContents ?? null }),
    ...createExportCalls({
      receiver,
      window: present,
      onProgress: (share) => window.send(EXPORT_CHANNEL, share),
    }),
  }
  const calls = createBridgeCalls(receiver, control, photoActions, {
    lookAt: darkroom.lookAt,
    showMenu: menu.show,
  })

  const words = () => wordsIn(control.settings().language ?? app.getLocale())
  const keepAwake = createKeepAwake()
  const arriving = followArrivals(({ count, share }) => {
    window.showShare(share)
    keepAwake(count > 0)
  })
  const trayIcon = createTrayIcon(
    () =>
      trayMenu(receiver.listening(), words(), {
        open: () => window.show(),
        copy: (text) => clipboard.writeText(text),
        setStopped: (stopped) => void receiver.setStopped(stopped),
        quit: () => app.quit(),
      }),
    () => window.show(),
  )
  const background = createBackground({
    isWanted: () => control.settings().keepReceiving,
    hasTray,
    icon: trayIcon,
    pause,
    onTray: () => tell({ event: 'settings', ...control.view() }),
    onHidden: () =>
      sayOnce(join(dataFolder, 'said-goes-on'), words().goesOnTitle, words().goesOnText),
  })
  app.on('before-quit', background.leave)
  const question = createQuitQuestion(() => arriving.arrivals().count, words, background.stay)
  const telling = createTelling({
    window: present,
    isInFront: () => window.isInFront(),
    develop: darkroom.develop,
    settings: control.settings,
    words,
    onClick(id) {
      window.show()
      tell({ event: 'show-photo', id })
    },
  })
  const window: MainWindow = createMainWindow(
    WINDOW_PAGE,
    webPreferences(built(WINDOW_PAGE.preload), windowSession),
    placeFile(join(dataFolder, 'window-place.json')),
    (opened) => {
      answerBridge(opened.webContents, WINDOW_PAGE, calls)
      background.guard(opened)
      question.guard(opened)
      opened.on('focus', telling.seen)
    },
  )

  const tell = (event: WindowEvent) => window.send(EVENT_CHANNEL, event)

  if (options.json) printEvent({ event: 'listening', ...receiver.listening() })
  receiver.onEvent((event) => {
    if (options.json) printEvent(event)
    tell(event)
    arriving.follow(event)
    telling.follow(event)
    jpegOfHeic.follow(event)
    if (event.event === 'listening') {
      trayIcon.redraw()
      tell({ event: 'settings', ...control.view() })
    }
    if (event.event === 'upload') darkroom.wake()
    if (event.event === 'removed') void previews.forget(event.id)
  })
  jpegOfHeic.resume()
  app.on('second-instance', (_event, argv) => {
    if (!ownArguments(argv).includes('--hidden')) window.show()
  })
  app.on('activate', () => window.show())

  const { wasOpenedAtLogin } = app.getLoginItemSettings()
  const hidden = (options.hidden || wasOpenedAtLogin) && loaded.settings.keepReceiving
  if (hidden) window.prepare()
  else window.show()
  const found = await background.waitForTray()
  // Nobody could reach it otherwise.
  if (hidden && !found) window.show()
}

/** One event a line, as the terminal receiver prints them, for programs that drive the app. */
function printEvent(event: ReceiverEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

main()
