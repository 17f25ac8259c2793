import { pathToFileURL } from 'node:url'
import type { MainProcess } from '../../test/support/window/desktop-app'
import { inProject } from '../../tools/setup/project.mjs'

const PAGE = pathToFileURL(inProject('bench', 'window', 'blank', 'blank.html')).href
const TITLE = 'Blank'

interface Place {
  x: number
  y: number
  width: number
  height: number
}

/**
 * A second window of the same program with a plain page in it: what the same Chromium does without
 * us.
 */
export async function openPeer(electron: MainProcess, place: Place): Promise<void> {
  await electron.evaluate(
    async ({ BrowserWindow }, { address, ...where }) => {
      const peer = new BrowserWindow({ ...where, webPreferences: { partition: 'peer' } })
      await peer.loadURL(address)
    },
    { ...place, address: PAGE },
  )
}

/** Runs a script in that page; its value, or what its promise brings. */
export async function runInPeer<Value>(electron: MainProcess, script: string): Promise<Value> {
  const value: unknown = await electron.evaluate(
    async ({ BrowserWindow }, { text, title }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle() === title)
        ?.webContents.executeJavaScript(text),
    { text: script, title: TITLE },
  )
  return value as Value
}
