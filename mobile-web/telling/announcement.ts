import type { Messages } from '../messages/en'
import type { Totals } from './totals'

/**
 * What a screen reader is told when the totals change: beginnings, ends and trouble, never each photo or percent.
 * @returns null when there is nothing worth interrupting for
 */
export function announcementOf(before: Totals, after: Totals, messages: Messages): string | null {
  if (after.trouble && !before.trouble) return messages.paused(messages.trouble(after.trouble))
  if (before.open > 0 && after.open === 0) return endOf(after, messages)
  if (after.photos > before.photos) return messages.sendingNow(after.open)
  return null
}

function endOf({ saved, failed }: Totals, messages: Messages): string | null {
  const parts = [
    saved > 0 ? messages.allSaved(saved) : '',
    failed > 0 ? messages.notSent(failed) : saved > 0 ? messages.mayClose : '',
  ]
  return parts.filter((text) => text !== '').join('. ') || null
}
