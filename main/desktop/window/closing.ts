import { app, type BrowserWindow, dialog } from 'electron'
import { countedKey, formatsOf } from '../../../contract/counted'
import type { Upload } from '../../../contract/photo'
import type { Translate } from '../../../contract/translate'
import { END_SIGNALS } from '../../base/closers'
import type { Log } from '../../base/log'

/**
 * Runs `close` to its end before the app quits, by a person, the last window or a signal.
 * @param onSignal called before a signal ends it
 */
export function closeBeforeQuit(close: () => Promise<void>, onSignal: () => void, log: Log): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    close()
      .catch((error: unknown) => log.error('Snapland did not close cleanly:', error))
      .then(log.written)
      .finally(() => app.exit())
  })
  app.on('window-all-closed', () => {
    // A listener keeps the app alive when the thumbnailer closes; the main window quits by itself.
  })
  for (const signal of END_SIGNALS)
    process.once(signal, () => {
      log.info(`ended by ${signal}`)
      onSignal()
      app.quit()
    })
}

/** What ends with the program before it is done. */
export interface Unfinished {
  /** Some photo is arriving at the moment. */
  isArriving: boolean
  /** Photos that are still to come. */
  toCome: number
  /** The uploads among them that have begun. */
  uploads: readonly Upload[]
  /** What was handed to phones and they have not fetched. */
  toFetch: number
}

/**
 * Asks once before a closing window quits the program while somebody waits for something.
 * @param onStay the person decided not to quit
 */
export function createQuitQuestion(
  unfinished: () => Unfinished,
  t: Translate,
  onStay: () => void,
  log: Log,
) {
  let answered = false
  let asking = false
  return {
    /** A signal asks nothing. */
    neverMind(): void {
      answered = true
    },
    interceptClose(window: BrowserWindow): void {
      window.on('close', (event) => {
        const left = unfinished()
        if (event.defaultPrevented || answered || left.toCome + left.toFetch === 0) return
        event.preventDefault()
        if (asking) return
        asking = true
        const question = {
          type: 'question' as const,
          ...questionText(left, t),
          buttons: [t('desktop.quit.stay'), t('desktop.quit.quit')],
          defaultId: 0,
          cancelId: 0,
        }
        // A dialog of a window hidden in the tray would be invisible.
        const asked = window.isVisible()
          ? dialog.showMessageBox(window, question)
          : dialog.showMessageBox(question)
        asked
          .then(({ response }) => {
            answered = response === 1
          })
          .catch((error: unknown) => log.error('The question could not be asked:', error))
          .finally(() => {
            asking = false
            if (answered) window.close()
            else onStay()
          })
      })
    },
  }
}

function questionText({ isArriving, toCome, uploads, toFetch }: Unfinished, t: Translate) {
  const formats = formatsOf(uploads)
  const parts = [
    toCome > 0 && t(countedKey('desktop.quit.text', formats), { count: toCome }),
    toFetch > 0 && t('desktop.quit.toFetch', { count: toFetch }),
  ]
  return {
    message: isArriving
      ? t(countedKey('desktop.quit.title', formats))
      : t(toCome > 0 ? 'desktop.quit.notAllHere' : 'desktop.quit.notAllFetched'),
    detail: parts.filter((part) => part !== false).join('\n\n'),
  }
}
