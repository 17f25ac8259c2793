/**
 * What "npm run dev" starts in Electron: the app, and a listener for the tool that builds it.
 * Copied into out/dev, beside the builds.
 */
// biome-ignore lint/style/noRestrictedImports: this file runs in Electron itself.
import { app, BrowserWindow } from 'electron'

/** As a signal does it, which Windows does not have. */
const quit = () => process.emit('SIGTERM') || app.quit()

process.setSourceMapsEnabled(true)
process.on('message', (message) => {
  if (message === 'quit') quit()
  if (message !== 'reload') return
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    // The hidden thumbnailer loses its order, and is opened again when it is needed.
    if (webContents.getURL().includes('thumbnailer')) webContents.forcefullyCrashRenderer()
    else webContents.reloadIgnoringCache()
  }
})
process.on('disconnect', quit)

// @ts-expect-error: built beside it.
await import('./main/index.js')
