import { app } from 'electron'

/**
 * Runs `close` to its end before the app ends, whether a person, the last window or a signal ends it.
 * @param onSignal called before a signal ends it
 */
export function closeBeforeQuit(close: () => Promise<void>, onSignal: () => void): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    close()
      .catch((error: unknown) => console.error('Snapland did not close cleanly:', error))
      .finally(() => app.exit())
  })
  app.on('window-all-closed', () => {
    // Having a listener keeps the app alive when the darkroom goes; the person's own window quits when it is closed.
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      onSignal()
      app.quit()
    })
}
