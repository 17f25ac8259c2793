import { isDone, type Totals } from '../sending/queue'
import type { Messages } from './messages'

/**
 * The live-region text for a change of the totals: beginnings, ends and errors, never each photo.
 * @returns null when there is nothing worth interrupting for
 */
export function announcementOf(before: Totals, after: Totals, messages: Messages): string | null {
  if (after.error && after.error !== before.error) return messages.error(after.error)
  if (before.open > 0 && after.open === 0) return endOf(after, messages)
  if (after.photos > before.photos)
    return messages.say('phone.savedOf', { saved: after.saved, photos: after.photos })
  return null
}

function endOf(after: Totals, { allSaved, notSent, mayDo }: Messages): string | null {
  const { saved, failed } = after
  const parts = [
    saved > 0 ? allSaved(after) : '',
    failed > 0 ? notSent(failed, after.failedKinds) : '',
    isDone(after) ? mayDo(after) : '',
  ]
  return parts.filter((text) => text !== '').join(' ') || null
}

const DONE = [40]
const FAILED = [40, 80, 40]

/** The vibration pattern for a change of the totals, milliseconds on and off; null for none. */
export function buzzOf(before: Totals, after: Totals): number[] | null {
  if (after.failed > before.failed || (after.error && after.error !== before.error)) return FAILED
  return before.open > 0 && after.open === 0 && after.saved > 0 ? DONE : null
}
