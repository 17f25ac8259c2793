import { type BrowserWindow, dialog } from 'electron'
import type { Words } from './words'

/**
 * Asks once before a window takes the program with it while photos arrive.
 * @param arriving how many photos are on their way
 */
export function createQuitQuestion(arriving: () => number, words: () => Words) {
  let answered = false
  return {
    /** A signal is no question. */
    neverMind(): void {
      answered = true
    },
    guard(window: BrowserWindow): void {
      window.on('close', (event) => {
        const count = arriving()
        if (answered || count === 0) return
        event.preventDefault()
        const { quitTitle, quitText, quitNow, goOn } = words()
        const question = {
          type: 'question' as const,
          message: quitTitle,
          detail: quitText(count),
          buttons: [goOn, quitNow],
          defaultId: 0,
          cancelId: 0,
        }
        dialog.showMessageBox(window, question).then(
          ({ response }) => {
            if (response !== 1) return
            answered = true
            window.close()
          },
          (error: unknown) => console.error('The question could not be asked:', error),
        )
      })
    },
  }
}
