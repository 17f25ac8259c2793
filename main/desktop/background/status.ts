import { type Status, type StatusSource, statusOf } from '../../../contract/status'
import type { Receiver } from '../../receiver'

/** At most so often is it told, milliseconds: photos tell of their progress a hundred times. */
const PAUSE_MS = 500

/**
 * Follows the status of the receiver for all that is not the window.
 * @param onChange called with each new one
 */
export function followStatus(
  receiver: Pick<Receiver, 'listening' | 'phones' | 'uploads' | 'asking' | 'onEvent'>,
  onChange: (status: Status) => void,
): void {
  let isPlanned = false
  const look = () => {
    isPlanned = false
    const source: StatusSource = {
      listening: receiver.listening(),
      phones: receiver.phones(),
      uploads: receiver.uploads(),
      asking: receiver.asking(),
      reached: false,
    }
    onChange(statusOf(source))
  }
  receiver.onEvent(() => {
    if (!isPlanned) setTimeout(look, PAUSE_MS).unref()
    isPlanned = true
  })
}
