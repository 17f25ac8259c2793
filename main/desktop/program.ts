import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { app, type BrowserWindow, Notification, nativeTheme, shell } from 'electron'
import { EVENT_CHANNEL, EXPORT_CHANNEL } from '../../contract/bridge'
import type { Notice } from '../../contract/notice'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Settings, SettingsView } from '../../contract/settings'
import { statusTitle } from '../../contract/status'
import { noticeOf } from '../base/errors'
import { createEvents } from '../base/events'
import { linesTo } from '../base/lines'
import { logPath } from '../base/log'
import { certain, prepareAll } from '../base/prepared'
import { createTrash, type Trash } from '../library/trash'
import { createReceiver, type Receiver } from '../receiver'
import {
  createSettingsControl,
  optionsAtStart,
  type SettingsControl,
} from '../settings/settings-control'
import { logEvents } from '../terminal-lines'
import { followArrivals, unfinishedOf } from './background/arrivals'
import { type Background, createBackground } from './background/background'
import { createKeepAwake } from './background/keep-awake'
import { prepareLogin, startAtLogin } from './background/login'
import { followStatus } from './background/status'
import { hasTray, setupTray, type TrayIcon } from './background/tray'
import { createBridgeCalls } from './bridge/bridge-calls'
import type { Handlers } from './bridge/call-schemas'
import { createCommandCalls } from './bridge/command-calls'
import { createDialogs } from './bridge/dialogs'
import { createExportCalls } from './bridge/export-calls'
import { createHandCalls } from './bridge/hand-calls'
import { createPastedPictures, type PastedPictures } from './bridge/pasted-pictures'
import { createPhotoCalls } from './bridge/photo-calls'
import type { Context, StartContext } from './context'
import { notifyOnce, setupNotifications } from './notifications/notifications'
import { createCopyNewest } from './pictures/copy-newest'
import { createCopyPicture } from './pictures/copy-picture'
import { createJpegOfHeic } from './pictures/jpeg-of-heic'
import type { PhotoAnswers } from './pictures/photo-protocol'
import { type Pictures, setupPictures } from './pictures/pictures'
import { putOnClipboard } from './pictures/system-clipboard'
import { createSpeech } from './speech'
import { utilityHost } from './start-command-host'
import { closeBeforeQuit, createQuitQuestion } from './window/closing'
import { createWallScreen } from './window/wall-screen'

/** How long photos that were thrown away can be brought back. */
const UNDO_MS = 8000

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
 * Opens the receiver and sets up all parts of the program behind the window that is being shown
 * meanwhile. Loaded after it, because loading takes as long as showing.
 * @throws AppError when it cannot receive
 */
export async function openProgram(start: StartContext): Promise<Program> {
  const { log, loaded, window } = start
  const [speech, { receiver, notices }] = await Promise.all([
    createSpeech(loaded.settings.language, log),
    setupReceiver(start),
  ])
  const trash = setupTrash(receiver)
  const settings = setupSettings(start, receiver, trash, notices.first())
  notices.onNotice(settings.tellNotice)
  const context: Context = {
    ...start,
    receiver,
    settings,
    t: speech.t,
    tell: (event) => window.send(EVENT_CHANNEL, event),
  }

  const outputRead = setupOutput(context)
  const pictures = setupPictures(context)
  setupJpegOfHeic(context, pictures)
  setupCopyNewest(context, pictures)
  const tray = setupTray(context)
  setupStatus(context, tray)
  const background = setupBackground(context, tray)
  const view = setupWindowEvents(context, background)
  const notifications = setupNotifications(context, pictures.decode)
  const question = createQuitQuestion(
    () => unfinishedOf(receiver.uploads(), receiver.phones(), receiver.handover.list()),
    ...([speech.t, background.stay, log] as const),
  )
  const close = async () => {
    await trash.finish()
    await receiver.close()
    await window.boundsKept()
    await outputRead()
  }
  closeBeforeQuit(close, question.neverMind, log)
  speech.onChange(tray.redraw)
  settings.onChange(() => speech.speak(settings.settings().language))

  return {
    calls: setupCalls(context, { trash, pictures, view }),
    photoAnswers: pictures.answers,
    onWindow(opened) {
      background.interceptClose(opened)
      question.interceptClose(opened)
      opened.on('focus', notifications.seen)
    },
    waitForTray: background.waitForTray,
  }
}

/** The receiver, and what it tells the person at this computer. */
async function setupReceiver({ options, loaded, around, built, log, onFirst }: StartContext) {
  const { emit, onEvent: onNotice } = createEvents<Notice>()
  let first: Notice | null = null
  const receiver = await createReceiver({
    ...optionsAtStart(options, loaded.settings, around),
    startCommandHost: utilityHost(built('main/command-host.js')),
    log,
    onFirst,
    onNotice(notice) {
      first ??= notice
      emit(notice)
    },
  })
  const { startError } = receiver
  if (startError !== null) {
    first = noticeOf(startError, (why) => log.error('Not as it is set:', why))
  }
  return { receiver, notices: { first: () => first, onNotice } }
}

const setupTrash = (receiver: Receiver): Trash =>
  createTrash({
    photos: receiver,
    uploads: receiver,
    moveToTrash: (path) => shell.trashItem(path),
    grace: () => pause(UNDO_MS),
  })

/** The settings, in force from now on. */
function setupSettings(
  { log, options, around, loaded, settingsFile, window }: StartContext,
  receiver: Receiver,
  trash: Trash,
  notice: Notice | null,
): SettingsControl {
  const apply = ({ theme, askFirst, network, keepAbove }: Settings) => {
    nativeTheme.themeSource = theme
    receiver.setAskFirst(askFirst)
    receiver.preferNetwork(network)
    window.keepAbove(keepAbove)
  }
  apply(loaded.settings)
  // At each start: Snapland may have been moved.
  if (loaded.settings.startAtLogin) {
    startAtLogin(true, options.data).catch((why: unknown) =>
      log.error('It will not start at login:', why),
    )
  }
  return createSettingsControl({
    settings: loaded.settings,
    notice: loaded.notice ?? notice,
    log,
    file: settingsFile,
    said: options,
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
  })
}

/**
 * Logs what happens. With `--json` it is printed too, one event a line, as the terminal receiver
 * does.
 * @returns waits until it is read, for a moment
 */
function setupOutput({ log, options, receiver }: Context): () => Promise<void> {
  const toLog = logEvents(log)
  const output = options.json ? linesTo(process.stdout) : null
  const tell = (event: ReceiverEvent) => {
    toLog(event)
    output?.print(JSON.stringify(event))
  }
  tell({ type: 'listening', ...receiver.listening() })
  receiver.onEvent(tell)
  return async () => output?.written()
}

function setupJpegOfHeic({ log, receiver, settings }: Context, { decode }: Pictures): void {
  const jpegOfHeic = createJpegOfHeic({
    receiver,
    decode,
    isWanted: () => settings.settings().jpegOfHeic,
    pause,
    log,
    onNotice: settings.tellNotice,
  })
  receiver.onEvent(jpegOfHeic.follow)
  settings.onChange(jpegOfHeic.resume)
  jpegOfHeic.resume()
}

function setupCopyNewest({ log, receiver, settings }: Context, { decode }: Pictures): void {
  const copyNewest = createCopyNewest({
    find: receiver.photo,
    decode,
    isWanted: () => settings.settings().copyNewest,
    copy: putOnClipboard,
    pause,
    log,
  })
  receiver.onEvent(copyNewest.follow)
}

/**
 * What is seen of it without the window: the taskbar and the icon in the tray say how far photos
 * are, and the computer stays awake while they arrive.
 */
function setupStatus({ receiver, window, t }: Context, tray: TrayIcon): void {
  const keepAwake = createKeepAwake()
  let held: number | null = null
  const showShare = () => window.showShare(held ?? arriving.arrivals().share, held !== null)
  const arriving = followArrivals(receiver.uploads, ({ count }) => {
    showShare()
    keepAwake(count > 0)
  })
  receiver.onEvent(arriving.follow)
  followStatus(receiver, (status) => {
    const { key, tone, done, total } = status
    const isToCome = total > 0 && key !== 'done'
    held = tone === 'warn' && isToCome ? done / total : null
    showShare()
    const title = statusTitle(status, t)
    window.setTitle(title)
    tray.setTitle(title)
  })
}

function setupBackground({ log, settings, dataFolder, t }: Context, icon: TrayIcon): Background {
  const background = createBackground({
    log,
    isWanted: () => settings.settings().keepReceiving,
    hasTray,
    icon,
    pause,
    onHidden: () =>
      notifyOnce(
        join(dataFolder, 'said-goes-on'),
        t('desktop.background.title'),
        t('desktop.background.text'),
      ),
  })
  settings.onChange(() => void background.checkTray())
  app.on('before-quit', background.leave)
  return background
}

/** Tells the window what happens. @returns what it is shown of the settings */
function setupWindowEvents({ receiver, settings, tell }: Context, background: Background) {
  const view = (): SettingsView => ({
    ...settings.view(),
    desktop: { notifications: Notification.isSupported(), tray: background.hasTray() },
  })
  const tellSettings = () => tell({ type: 'settings', ...view() })
  receiver.onEvent((event) => {
    tell(event)
    if (event.type === 'listening') tellSettings()
  })
  settings.onChange(tellSettings)
  background.onTray(tellSettings)
  return view
}

function setupPasted({ receiver, dataFolder, log }: Context): PastedPictures {
  const pasted = createPastedPictures(join(dataFolder, 'pasted'))
  pasted.clear().catch((error: unknown) => log.warn('Old pasted pictures are left:', error))
  receiver.onEvent(pasted.follow)
  return pasted
}

function setupCalls(
  context: Context,
  { trash, pictures, view }: { trash: Trash; pictures: Pictures; view(): SettingsView },
): Handlers {
  const { log, receiver, settings, window, menu, settled, dataFolder, t } = context
  const present = () => window.present()
  const dialogs = createDialogs(present)
  return {
    ...createBridgeCalls(receiver, settings, dialogs, t, {
      settings: view,
      setViewport: pictures.setViewport,
      setWall: createWallScreen(window, () => context.tell({ type: 'screens' })),
      async showMenu(wanted) {
        await settled
        menu.show(wanted)
      },
      async openLog() {
        await log.written()
        const path = logPath(dataFolder)
        if (await shell.openPath(path)) shell.showItemInFolder(path)
      },
    }),
    ...createPhotoCalls({
      ...{ receiver, trash, dialogs, t },
      copyPicture: createCopyPicture({ find: receiver.photo, decode: pictures.decode, pause }),
      contents: () => present()?.webContents ?? null,
    }),
    ...createCommandCalls({ receiver, control: settings, dialogs, t }),
    ...createHandCalls({ receiver, dialogs, pasted: setupPasted(context), t }),
    ...createExportCalls({
      receiver,
      dialogs,
      onProgress: (share) => window.send(EXPORT_CHANNEL, share),
      showFile: (path) => shell.showItemInFolder(path),
      openFolder: (path) => shell.openPath(path),
    }),
  }
}
