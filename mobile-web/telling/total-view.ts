import type { Messages } from '../messages/en'
import { part } from '../part'
import type { Totals } from './totals'

/** Draws what stands above the list: how far everything is, what hinders, and what failed. */
export function createTotalView(page: ParentNode, messages: Messages, onRetryAll: () => void) {
  const total = part<HTMLElement>(page, '.total')
  const count = part(page, '#count')
  const amount = part<HTMLElement>(page, '#amount')
  const bar = part<HTMLProgressElement>(page, '#total-bar')
  const notice = part<HTMLElement>(page, '#notice')
  const failures = part<HTMLElement>(page, '#failures')
  const failedCount = part(page, '#failed-count')
  const retryAll = part<HTMLElement>(page, '#retry-all')
  bar.setAttribute('aria-label', messages.totalProgress)
  retryAll.addEventListener('click', onRetryAll)

  return (totals: Totals): void => {
    const isDone = totals.open === 0 && totals.saved > 0 && totals.failed === 0
    count.textContent = isDone
      ? messages.allSaved(totals.saved)
      : messages.savedOf(totals.saved, totals.photos)
    // Nothing of what failed counts: without anything else there is no amount to tell.
    amount.hidden = totals.bytes === 0
    amount.textContent = isDone
      ? messages.mayClose
      : messages.bytesOf(totals.sentBytes, totals.bytes)
    total.toggleAttribute('data-done', isDone)
    bar.value = totals.sentBytes / Math.max(totals.bytes, 1)
    notice.hidden = totals.trouble === null
    notice.textContent = totals.trouble ? messages.paused(messages.trouble(totals.trouble)) : ''
    failures.hidden = totals.failed === 0
    failedCount.textContent = messages.notSent(totals.failed)
    retryAll.hidden = totals.retryable === 0
  }
}
