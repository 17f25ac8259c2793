import { app } from 'electron'

/** Runs `close` to its end before the app ends, however it was asked to. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    close()
      .catch((error: unknown) => console.error('Snapland did not close cleanly:', error))
      .finally(() => app.exit())
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.quit())
}
