import { powerSaveBlocker } from 'electron'

/** Keeps the computer from sleeping while asked to; the screen may go dark. */
export function createKeepAwake() {
  let blocker: number | null = null
  return (awake: boolean): void => {
    if (awake === (blocker !== null)) return
    if (blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    else {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
}
