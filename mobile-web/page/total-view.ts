import type { Totals } from '../sending/queue'
import { elementIn, hide } from './elements'
import type { Messages } from './messages'

export interface TotalViewDeps {
  messages: Messages
  onRetryAll: () => void
  onPause: () => void
  onResume: () => void
}

export interface TotalState extends Totals {
  isPaused: boolean
  /** Bytes a second; null while unknown. */
  pace: number | null
}

/** Draws the part above the list: progress, the current error, and failures. */
export function createTotalView(page: ParentNode, deps: TotalViewDeps) {
  const { messages } = deps
  const total = elementIn<HTMLElement>(page, '.total')
  const count = elementIn<HTMLElement>(page, '#count')
  const amount = elementIn<HTMLElement>(page, '#amount')
  const bar = elementIn<HTMLProgressElement>(page, '#total-bar')
  const pause = elementIn<HTMLButtonElement>(page, '#pause')
  const notice = elementIn<HTMLElement>(page, '#notice')
  const failures = elementIn<HTMLElement>(page, '#failures')
  const failedCount = elementIn(page, '#failed-count')
  const retryAll = elementIn<HTMLElement>(page, '#retry-all')
  const keepList = elementIn<HTMLElement>(page, '#keep-list')
  let isPaused = false
  pause.addEventListener('click', () => (isPaused ? deps.onResume() : deps.onPause()))
  retryAll.addEventListener('click', deps.onRetryAll)

  return (state: TotalState): void => {
    const { open, saved, failed, error } = state
    const isDone = open === 0 && saved > 0 && failed === 0
    isPaused = state.isPaused
    count.textContent = isDone
      ? messages.allSaved(saved, state.savedKinds)
      : messages.say('phone.savedOf', { saved, photos: state.photos })
    amount.textContent = isDone ? messages.mayDo(state) : amountOf(state, messages)
    total.dataset.state = isDone ? 'done' : isPaused ? 'paused' : ''
    bar.value = isDone ? 1 : state.sentBytes / Math.max(state.bytes, 1)
    hide(pause, open === 0, count)
    pause.setAttribute('aria-label', messages.say(isPaused ? 'phone.resume' : 'phone.pause'))
    notice.hidden = error === null
    notice.textContent = error && messages.error(error)
    failures.hidden = failed === 0
    failedCount.textContent = messages.notSent(failed, state.failedKinds)
    hide(retryAll, state.retryable === 0, count)
    keepList.hidden = open > 0 || saved === 0
  }
}

/** Speed and time left once they are known; empty if every photo has failed. */
function amountOf(
  { bytes, sentBytes, isPaused, pace, open, error }: TotalState,
  messages: Messages,
): string {
  if (bytes === 0) return ''
  if (isPaused && open > 0) return messages.say('phone.paused')
  if (pace === null || error) return messages.bytesOf(sentBytes, bytes)
  return messages.pace(pace, (bytes - sentBytes) / pace)
}
