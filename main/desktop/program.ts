import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  app,
  type BrowserWindow,
  clipboard,
  Notification,
  nativeTheme,
  session,
  shell,
} from 'electron'
import { EVENT_CHANNEL, EXPORT_CHANNEL, type WindowEvent } from '../../contract/bridge'
import type { Notice } from '../../contract/notice'
import { BY_HAND } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Settings } from '../../contract/settings'
import { noticeOf } from '../base/errors'
import { type Log, logPath } from '../base/log'
import { certain, prepareAll } from '../base/prepared'
import { createTrash } from '../library/trash'
import type { Options } from '../options'
import { createReceiver } from '../receiver'
import type { Surroundings } from '../receiver-options'
import { optionsAtStart } from '../settings/settings-and-options'
import { createSettingsControl } from '../settings/settings-control'
import type { LoadedSettings, SettingsFile } from '../settings/settings-file'
import { logEvents } from '../terminal-lines'
import { followArrivals } from './background/arrivals'
import { createBackground } from './background/background'
import { createKeepAwake, createWallScreen } from './background/keep-awake'
import { prepareLogin, startAtLogin } from './background/login'
import { createTrayIcon, hasTray, trayMenu } from './background/tray'
import { createBridgeCalls } from './bridge/bridge-calls'
import type { Handlers } from './bridge/call-schemas'
import { createExportCalls } from './bridge/export-calls'
import { createPhotoCalls } from './bridge/photo-calls'
import { createNotifications, notifyOnce } from './notifications/notifications'
import { createJpegOfHeic } from './pictures/jpeg-of-heic'
import {
  createPhotoAnswers,
  openOriginal,
  type PhotoAnswers,
  serveOriginals,
} from './pictures/photo-protocol'
import { createPreviews } from './pictures/previews'
import { createThumbnailer } from './pictures/thumbnailer'
import { createSpeech } from './speech'
import { closeBeforeQuit, createQuitQuestion } from './window/closing'
import type { ApplicationMenu } from './window/menu'
import { lockSession, servePage, webPreferences } from './window/page-session'
import { THUMBNAILER_PAGE } from './window/pages'
import type { MainWindow } from './window/window'

/** How long photos that were thrown away can be brought back. */
const UNDO_MS = 8000

export interface ProgramDeps {
  log: Log
  options: Options
  around: Surroundings
  dataFolder: string
  settingsFile: SettingsFile
  loaded: LoadedSettings
  window: MainWindow
  menu: ApplicationMenu
  /** Resolves once the first code can be seen. */
  settled: Promise<void>
  /** The path of a file of the built app. */
  built(path: string): string
}

/** All that works behind the window. */
export interface Program {
  calls: Handlers
  photoAnswers: PhotoAnswers
  /** Asks before a window takes with it what is not finished. */
  onWindow(window: BrowserWindow): void
  /** @returns whether there is a tray by which a hidden program can be reached */
  waitForTray(): Promise<boolean>
}

/**
 * Opens the receiver and wires everything to the window that is being shown meanwhile. Loaded after it, because loading takes as long as showing.
 * @throws AppError when it cannot receive
 */
export async function openProgram(deps: ProgramDeps): Promise<Program> {
  const {
    log,
    options,
    around,
    dataFolder,
    settingsFile: file,
    loaded,
    window,
    menu,
    settled,
    built,
  } = deps
  const { t, speak } = await createSpeech(loaded.settings.language, () => trayIcon.redraw(), log)
  let early: Notice | null = null
  let tellNotice = (notice: Notice) => {
    early = notice
  }
  const receiver = await createReceiver({
    ...optionsAtStart(options, loaded.settings, around),
    log,
    onNotice: (notice) => tellNotice(notice),
  })
  const { startError } = receiver
  const trash = createTrash({
    photos: receiver,
    moveToTrash: (path) => shell.trashItem(path),
    grace: () => pause(UNDO_MS),
  })
  closeBeforeQuit(
    async () => {
      await trash.finish()
      await receiver.close()
      await window.boundsKept()
    },
    () => question.neverMind(),
    log,
  )

  const thumbnailerSession = session.fromPartition('thumbnailer')
  const thumbnailer = createThumbnailer(THUMBNAILER_PAGE, {
    ...webPreferences(built(THUMBNAILER_PAGE.preload), thumbnailerSession),
    backgroundThrottling: false,
  })
  lockSession(thumbnailerSession)
  servePage(thumbnailerSession, THUMBNAILER_PAGE, built('renderer'))
  serveOriginals(thumbnailerSession, receiver, thumbnailer.isDecoding, THUMBNAILER_PAGE)

  const previews = createPreviews(
    dataFolder,
    (photo) => openOriginal(receiver, photo),
    thumbnailer.decode,
  )

  const apply = ({ theme, askFirst, network }: Settings) => {
    nativeTheme.themeSource = theme
    receiver.setAskFirst(askFirst)
    receiver.preferNetwork(network)
  }
  apply(loaded.settings)
  // At each start: Snapland may have been moved.
  if (loaded.settings.startAtLogin) {
    startAtLogin(true, options.data).catch((why: unknown) =>
      log.error('It will not start at login:', why),
    )
  }
  const noticeAtStart =
    startError === null ? null : noticeOf(startError, (why) => log.error('Not as it is set:', why))
  const control = createSettingsControl({
    settings: loaded.settings,
    notice: loaded.notice ?? noticeAtStart ?? early,
    file,
    said: options,
    log,
    around,
    receiver: {
      listening: receiver.listening,
      async prepare(change) {
        // Photos that were thrown away are in the folder that is left.
        if (change.folder !== undefined) await trash.finish()
        return receiver.prepare(change)
      },
    },
    prepare: (after, before) =>
      prepareAll([
        () => prepareLogin(after.startAtLogin, before.startAtLogin, options.data),
        async () => certain(() => apply(after)),
      ]),
    desktop: () => ({ notifications: Notification.isSupported(), tray: background.hasTray() }),
    onChange() {
      void background.checkTray()
      trayIcon.redraw()
      speak(control.settings().language)
      tell({ type: 'settings', ...control.view() })
      jpegOfHeic.resume()
    },
  })
  tellNotice = control.tellNotice
  const jpegOfHeic = createJpegOfHeic({
    receiver,
    decode: thumbnailer.decode,
    isWanted: () => control.settings().jpegOfHeic,
    pause,
    onNotice: control.tellNotice,
    log,
  })
  const present = () => window.present()
  const calls = {
    ...createBridgeCalls(receiver, control, {
      async openLog() {
        await log.written()
        const path = logPath(dataFolder)
        // Where no program opens a text, the folder is something.
        if (await shell.openPath(path)) shell.showItemInFolder(path)
      },
      setViewport: thumbnailer.setViewport,
      setWall: createWallScreen(present),
      async showMenu(wanted) {
        await settled
        menu.show(wanted)
      },
    }),
    ...createPhotoCalls({ receiver, trash, contents: () => present()?.webContents ?? null }),
    ...createExportCalls({
      receiver,
      window: present,
      onProgress: (share) => window.send(EXPORT_CHANNEL, share),
    }),
  }

  const keepAwake = createKeepAwake()
  const arriving = followArrivals(receiver.uploads, ({ count, share }) => {
    window.showShare(share)
    keepAwake(count > 0)
  })
  const trayIcon = createTrayIcon(
    () =>
      trayMenu(receiver.listening(), t, {
        open: () => window.show(),
        copy: (text) => clipboard.writeText(text),
        setStopped: (stopped) => void receiver.setStopped(stopped),
        quit: () => app.quit(),
      }),
    () => window.show(),
  )
  const background = createBackground({
    log,
    isWanted: () => control.settings().keepReceiving,
    hasTray,
    icon: trayIcon,
    pause,
    onTray: () => tell({ type: 'settings', ...control.view() }),
    onHidden: () =>
      notifyOnce(
        join(dataFolder, 'said-goes-on'),
        t('desktop.background.title'),
        t('desktop.background.text'),
      ),
  })
  app.on('before-quit', background.leave)
  const question = createQuitQuestion(() => arriving.arrivals().count, t, background.stay, log)
  const notifications = createNotifications({
    log,
    window: present,
    isInFront: () => window.isInFront(),
    decode: thumbnailer.decode,
    settings: control.settings,
    t,
    onClick(id) {
      window.show()
      tell({ type: 'show-photo', id })
    },
  })
  const tell = (event: WindowEvent) => window.send(EVENT_CHANNEL, event)

  if (options.json) printEvent({ type: 'listening', ...receiver.listening() })
  receiver.onEvent(logEvents(log))
  logEvents(log)({ type: 'listening', ...receiver.listening() })
  receiver.onEvent((event) => {
    if (options.json) printEvent(event)
    tell(event)
    arriving.follow(event)
    notifications.follow(event)
    jpegOfHeic.follow(event)
    if (event.type === 'listening') {
      trayIcon.redraw()
      tell({ type: 'settings', ...control.view() })
    }
    if (event.type === 'upload') thumbnailer.wake()
    // Before the window asks for it. What was put into the folder by hand may be thousands: those wait until they are looked at.
    if (event.type === 'saved' && event.photo.sender.id !== BY_HAND.id)
      // What fails is tried again, and told, when the window asks.
      previews.preview(event.photo, 'thumb').catch(() => {})
    if (event.type === 'removed') void previews.forget(event.id)
  })
  jpegOfHeic.resume()

  return {
    calls,
    photoAnswers: createPhotoAnswers(receiver, previews),
    onWindow(opened) {
      background.interceptClose(opened)
      question.interceptClose(opened)
      opened.on('focus', notifications.seen)
    },
    waitForTray: background.waitForTray,
  }
}

/** One event a line, as the terminal receiver prints them, for programs that drive the app. */
function printEvent(event: ReceiverEvent): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}
