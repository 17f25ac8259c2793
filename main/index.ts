import { release } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { app, nativeTheme, session } from 'electron'
import * as v from 'valibot'
import { MENU_CHANNEL } from '../contract/app-menu'
import { ACCESS_FILE } from './access/access'
import { linesTo } from './base/lines'
import { type Log, logUncaught, NO_LOG } from './base/log'
import { dataFolderAt } from './base/usable-folder'
import { answerBridge, type HandlerOf } from './desktop/bridge/ipc'
import type { StartContext } from './desktop/context'
import { servePhotos } from './desktop/pictures/photo-protocol'
import type { Program } from './desktop/program'
import type { StartError } from './desktop/start-error'
import { surroundings, useDataFolder } from './desktop/surroundings'
import { createFirstOfWindow, type FirstOfWindow } from './desktop/window/first-of-window'
import { createApplicationMenu } from './desktop/window/menu'
import {
  lockNetwork,
  lockPages,
  lockSession,
  registerSchemes,
  servePage,
  webPreferences,
} from './desktop/window/page-session'
import { WINDOW_PAGE } from './desktop/window/pages'
import { createMainWindow, type MainWindow } from './desktop/window/window'
import { boundsFile } from './desktop/window/window-bounds'
import { type Options, openLog, ownArguments, readOptions, receiverOptions } from './options'
import { settingsFile } from './settings/settings-file'
import { NPM_COMMANDS, PACKAGE_COMMANDS, usage } from './usage'

/** The built app, `out/`. */
const OUT = new URL('../', import.meta.url)
const built = (path: string) => fileURLToPath(new URL(path, OUT))

const system = `${process.platform} ${release()} ${process.arch}`

/**
 * What nobody looks at first waits for so long after the window is shown, or it would keep the code
 * from the screen.
 */
const SETTLED_MS = 200

/** What is known so far, for the case that the start fails. */
type AtFailure = Pick<StartError, 'language' | 'log'>

/** Where the program cannot be opened, `start` tells it. */
const ignored = () => {}

function main(): void {
  // All of these must be done before Electron is ready.
  // `npm start` as root has to say --no-sandbox; with both wishes on one command line no process
  // would start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerSchemes()
  lockNetwork()
  // What the installer's shortcut says, or Windows takes the window for another program's.
  if (process.platform === 'win32') app.setAppUserModelId('app.snapland.Snapland')

  let options: Options
  try {
    options = readOptions(ownArguments(process.argv))
  } catch (error) {
    const notice = { code: 'WRONG_COMMAND_LINE' } as const
    const unknown = { language: null, log: NO_LOG }
    endWith({ ...unknown, error, notice, exitCode: 2, onScreen: app.isPackaged })
    return
  }
  if (options.help) {
    const { print, written } = linesTo(process.stdout)
    print(usage(app.isPackaged ? PACKAGE_COMMANDS : NPM_COMMANDS))
    written().finally(() => app.exit())
    return
  }
  useDataFolder(options.data)
  const atFailure: AtFailure = { language: null, log: NO_LOG }
  start(options, atFailure).catch((error: unknown) =>
    endWith({ ...atFailure, error, exitCode: 1, onScreen: !options.json }),
  )
}

/** Loaded only when it is needed: it brings the words of eleven languages. */
const endWith = async (error: StartError) =>
  (await import('./desktop/start-error')).endWithError(error)

/** @param atFailure filled on the way */
async function start(options: Options, atFailure: AtFailure): Promise<void> {
  const around = surroundings(OUT)
  const { dataFolder } = receiverOptions(options, around)
  // Electron answers a folder that it cannot use as it answers one that another Snapland has.
  await dataFolderAt(dataFolder, ACCESS_FILE)
  if (!app.requestSingleInstanceLock()) {
    const shown = options.hidden ? '' : ': its window comes to the front'
    const { print, written } = linesTo(process.stderr)
    print(`Snapland is running already${shown}.`)
    await written()
    app.exit()
    return
  }
  const log = openLog(options, dataFolder)
  atFailure.log = log
  logUncaught(log)
  const { node, electron } = process.versions
  log.info(`Snapland ${app.getVersion()}: Electron ${electron}, Node ${node}, ${system}`)
  const file = settingsFile(dataFolder)
  const [loaded] = await Promise.all([file.load(), app.whenReady()])
  atFailure.language = loaded.settings.language
  nativeTheme.themeSource = loaded.settings.theme
  lockPages()

  const window = setupWindow(dataFolder, log)
  const menu = createApplicationMenu((id) => {
    window.show()
    window.send(MENU_CHANNEL, id)
  })
  setupReturn(window)
  const { wasOpenedAtLogin } = app.getLoginItemSettings()
  const hidden = (options.hidden || wasOpenedAtLogin) && loaded.settings.keepReceiving
  const context: Omit<StartContext, 'onFirst'> = {
    ...{ log, options, around, dataFolder, settingsFile: file, loaded, window, menu, built },
    settled: hidden ? Promise.resolve() : firstShown(window).then(() => pause(SETTLED_MS)),
  }
  // The window's page starts in a process of its own; the rest of the program is loaded and opened
  // meanwhile.
  const program: Promise<Program> = import('./desktop/program').then(({ openProgram }) =>
    openProgram({
      ...context,
      // A window that is not shown has time.
      onFirst: (known) => (hidden ? undefined : first.tell(known)),
    }),
  )
  const first = createFirstOfWindow(loaded.settings.language, program)
  setupPage(window, program, first, log)
  if (hidden) window.prepare()
  else window.show()

  const { waitForTray } = await program
  await context.settled
  const found = await waitForTray()
  // Nobody could reach it otherwise.
  if (hidden && !found) window.show()
}

function setupWindow(dataFolder: string, log: Log): MainWindow {
  // A picture is copied by the page that shows it: the main process decodes none.
  lockSession(session.defaultSession, ['clipboard-sanitized-write'])
  servePage(session.defaultSession, WINDOW_PAGE, built('renderer'))
  return createMainWindow(
    WINDOW_PAGE,
    webPreferences(built(WINDOW_PAGE.preload), session.defaultSession),
    boundsFile(join(dataFolder, 'window-place.json'), log),
    log,
  )
}

/** Ways back to a window that is closed, hidden or behind others. */
function setupReturn(window: MainWindow): void {
  app.on('second-instance', (_event, argv) => {
    if (!ownArguments(argv).includes('--hidden')) window.show()
  })
  app.on('activate', () => window.show())
}

const firstShown = (window: MainWindow): Promise<void> =>
  new Promise((resolve) => window.onOpen((opened) => opened.once('show', resolve)))

const NOTHING = v.strictTuple([])

/** What the window's page asks for is answered as soon as the program is open. */
function setupPage(
  window: MainWindow,
  program: Promise<Program>,
  first: FirstOfWindow,
  log: Log,
): void {
  const handler: HandlerOf = async (call) => {
    if (call === 'readFirst') return { takes: NOTHING, run: first.read }
    if (call === 'readState') first.shown()
    return (await program).calls[call]
  }
  servePhotos(session.defaultSession, async () => (await program).photoAnswers, WINDOW_PAGE)
  window.onOpen((opened) => {
    answerBridge(opened.webContents, WINDOW_PAGE, handler, log)
    const known = program.then(({ onWindow }) => onWindow(opened), ignored)
    // What closing means is known once the rest is there.
    const waits = (event: Electron.Event) => {
      event.preventDefault()
      known.then(() => !opened.isDestroyed() && opened.close())
    }
    opened.on('close', waits)
    known.finally(() => opened.off('close', waits))
  })
}

main()
