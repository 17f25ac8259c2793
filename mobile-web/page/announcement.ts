import type { Messages } from '../messages/messages'
import type { Totals } from '../sending/totals'

/**
 * What a screen reader is told when the totals change: beginnings, ends and errors, never each photo or percent.
 * @returns null when there is nothing worth interrupting for
 */
export function announcementOf(before: Totals, after: Totals, messages: Messages): string | null {
  if (after.error && after.error !== before.error) return messages.trouble(after.error)
  if (before.open > 0 && after.open === 0) return endOf(after, messages)
  if (after.photos > before.photos) return messages.savedOf(after.saved, after.photos)
  return null
}

function endOf({ saved, failed }: Totals, { allSaved, notSent, say }: Messages): string | null {
  const parts = [
    saved > 0 ? allSaved(saved) : '',
    failed > 0 ? notSent(failed) : saved > 0 ? say('mayClose') : '',
  ]
  return parts.filter((text) => text !== '').join(' ') || null
}
