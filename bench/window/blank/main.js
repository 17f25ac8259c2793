/**
 * The least that an Electron program can be: one window, shown when its page is painted. What
 * starting costs without a program in it.
 */
import { fileURLToPath } from 'node:url'
// biome-ignore lint/style/noRestrictedImports: a program of its own, which only the bench starts.
import { app, BrowserWindow } from 'electron'

app.enableSandbox()
app.on('window-all-closed', () => app.quit())
// Not awaited at top level: `ready` waits for this module.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadFile(fileURLToPath(new URL('blank.html', import.meta.url)))
})
