import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { ended } from './child'
import type { Home } from './home'
import { makeLauncher, PROJECT } from './unprivileged'
import type { XDisplay } from './x-display'

export interface DesktopApp {
  electron: ElectronApplication
  window: Page
  sandbox: boolean
  close(): Promise<void>
}

interface Start {
  display: XDisplay
  home: Home
  /** "en" or "ko". */
  language?: string
  /** Further options of Snapland, or switches of Chromium. */
  args?: string[]
  /** A folder of programs that the app finds before the system's. */
  programs?: string
  /** The address of a session bus; without one the app finds no desktop. */
  bus?: string
  /** Leaves folder and name to the settings in the home, instead of saying them on the command line. */
  asSet?: boolean
}

/** Starts the built app as a person would, in a real Electron on a real display, listening on this machine alone. */
export async function startDesktopApp({
  display,
  home,
  language = 'en',
  args = [],
  programs = '/nowhere',
  bus,
  asSet = false,
}: Start): Promise<DesktopApp> {
  const { program, sandbox } = await makeLauncher(home.path)
  const electron = await _electron.launch({
    executablePath: program,
    chromiumSandbox: sandbox,
    cwd: home.path,
    // Playwright would say "light" whatever the app's own theme is.
    colorScheme: null,
    args: [
      `--lang=${language}`,
      PROJECT,
      ...['--data', home.data, '--host', '127.0.0.1'],
      ...(asSet ? [] : ['--folder', home.folder, '--name', 'Test laptop']),
      ...args,
    ],
    env: {
      PATH: `${programs}:${process.env.PATH ?? ''}`,
      HOME: home.path,
      DISPLAY: display.name,
      LANG: 'C.UTF-8',
      LANGUAGE: language,
      ...(bus === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: bus }),
    },
  })
  const window = await electron.firstWindow()
  window.setDefaultTimeout(60_000)
  // Closed by its window it would ask while a photo arrives; a signal ends it without a question.
  const child = electron.process()
  const close = async () => {
    child.kill('SIGTERM')
    await ended(child)
  }
  return { electron, window, sandbox, close }
}
