import { app, dialog } from 'electron'
import type { Language } from '../../contract/language'
import { errorText, type Notice } from '../../contract/notice'
import { noticeOf } from '../base/errors'
import { linesTo } from '../base/lines'
import type { Log } from '../base/log'
import { translateOf } from './speech'

export interface StartError {
  error: unknown
  /** What the screen says, where the error does not say it itself. */
  notice?: Notice
  /** Not shown when another program runs Snapland. */
  onScreen: boolean
  /** Null: the system's. */
  language: Language | null
  log: Log
  exitCode: number
}

/** How soon the box disappears after its answer, milliseconds. */
const ANSWERED_MS = 100

/**
 * Ends the app with the reason: in the terminal in English, on the screen in the person's language.
 */
export async function endWithError(failed: StartError): Promise<void> {
  const { error, onScreen, language, log, exitCode } = failed
  log.info('Snapland cannot start:', error)
  const { print, written } = linesTo(process.stderr)
  print(error instanceof Error ? error.message : String(error))
  if (onScreen) {
    // Before that the system's language is unknown.
    await app.whenReady()
    const t = await translateOf(language)
    // Exits with the error's code even when a signal or the box's cross ends it first.
    app.once('will-quit', () => app.exit(exitCode))
    // Without a window Electron handles the dialog's answer only at Chromium's next event, half a
    // minute later.
    setInterval(() => {}, ANSWERED_MS)
    // Not `showErrorBox`, behind which no signal ends the program.
    await dialog.showMessageBox({
      type: 'error',
      title: app.name,
      message: t('desktop.cannotStart'),
      detail: errorText(t, failed.notice ?? noticeOf(error, () => {})),
    })
  }
  await Promise.all([log.written(), written()])
  app.exit(exitCode)
}
