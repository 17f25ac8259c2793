import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import type { Settings } from '../../../contract/settings'
import { freePort } from '../network/free-port'
import { createOpened } from '../opened'
import { until } from '../until'
import { startXDisplay, type XDisplay } from '../x11/x-display'
import { type DesktopApp, startDesktopApp } from './desktop-app'
import { type Home, makeHome } from './home'
import { codeUrl } from './window-bridge'

/** One app for a file of tests, with settings that are changed as a person changes them. */
export function useSettingsWindow() {
  const opened = createOpened()
  let display: XDisplay
  let home: Home
  let app: DesktopApp
  const path = () => join(home.data, 'settings.json')
  const start = async ({ asSet } = { asSet: true }) =>
    opened(await startDesktopApp({ display, home, asSet }))
  beforeAll(async () => {
    display = opened(await startXDisplay())
    home = opened(await makeHome())
    await writeFile(path(), JSON.stringify({ folder: home.folder, port: await freePort() }))
    app = await start()
  })

  const saved = async (): Promise<Partial<Settings>> => JSON.parse(await readFile(path(), 'utf8'))
  return {
    display: () => display,
    home: () => home,
    app: () => app,
    /** The address in the code. */
    url: () => codeUrl(app.window),
    /** The file that holds the settings. */
    path,
    saved,
    /** Waits until the file says this too. */
    savedAs: (some: Partial<Settings>) =>
      until(`${JSON.stringify(some)} in settings.json`, async () => {
        const now = await saved()
        return Object.entries(some).every(([key, value]) => now[key as keyof Settings] === value)
      }),
    /**
     * Another run of the app, after the first.
     * @param asSet false says folder and name on the command line
     */
    start,
    /** Opens the settings. */
    async open({ window } = app) {
      await window.getByRole('button', { name: 'Settings', exact: true }).click()
      await window.getByRole('dialog').waitFor()
    },
    field: (name: string, { window } = app) => window.getByLabel(name, { exact: true }),
    press: (key: string) => app.window.keyboard.press(key),
  }
}
