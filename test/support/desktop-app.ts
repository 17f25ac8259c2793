import { _electron, type ElectronApplication, type Page } from 'playwright-core'
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
}

/** Starts the built app as a person would, in a real Electron on a real display, listening on this machine alone. */
export async function startDesktopApp({
  display,
  home,
  language = 'en',
  args = [],
  programs = '/nowhere',
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
      ...['--folder', home.folder, '--data', home.data, '--host', '127.0.0.1'],
      ...['--name', 'Test laptop'],
      ...args,
    ],
    env: {
      PATH: `${programs}:${process.env.PATH ?? ''}`,
      HOME: home.path,
      DISPLAY: display.name,
      LANG: 'C.UTF-8',
      LANGUAGE: language,
    },
  })
  const window = await electron.firstWindow()
  window.setDefaultTimeout(60_000)
  return { electron, window, sandbox, close: () => electron.close() }
}
