import { powerSaveBlocker } from 'electron'

/** Keeps the computer from falling asleep, but only while it is told so; the screen may go dark. */
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
