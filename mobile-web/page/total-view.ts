import { isDone, type Totals } from '../sending/queue'
import { elementIn, hide } from './elements'
import type { Messages } from './messages'

export interface TotalViewDeps {
  messages: Messages
  onRetryAll: () => void
  onDismissRefused: () => void
  onPause: () => void
  onResume: () => void
}

export interface TotalState extends Totals {
  isPaused: boolean
  /** Bytes a second; null while unknown. */
  pace: number | null
  /** Seconds; null while unknown. */
  timeLeft: number | null
}

/** Draws the part above the list: progress and failures. */
export function createTotalView(page: ParentNode, deps: TotalViewDeps) {
  const { messages } = deps
  const total = elementIn<HTMLElement>(page, '.total')
  const count = elementIn<HTMLElement>(page, '#count')
  const amount = elementIn<HTMLElement>(page, '#amount')
  const bar = elementIn<HTMLProgressElement>(page, '#total-bar')
  const pause = elementIn<HTMLButtonElement>(page, '#pause')
  const failures = elementIn<HTMLElement>(page, '#failures')
  const failedCount = elementIn(page, '#failed-count')
  const retryAll = elementIn<HTMLElement>(page, '#retry-all')
  const dismiss = elementIn<HTMLElement>(page, '#dismiss')
  const keepList = elementIn<HTMLElement>(page, '#keep-list')
  let isPaused = false
  pause.addEventListener('click', () => (isPaused ? deps.onResume() : deps.onPause()))
  retryAll.addEventListener('click', deps.onRetryAll)
  dismiss.addEventListener('click', deps.onDismissRefused)

  return (state: TotalState): void => {
    const { open, saved, failed } = state
    const isOver = isDone(state)
    isPaused = state.isPaused
    count.textContent = isOver
      ? messages.allSaved(state)
      : messages.say('phone.savedOf', { saved, photos: state.photos })
    amount.textContent = isOver ? messages.mayDo(state) : amountOf(state, messages)
    total.dataset.state = isOver ? 'done' : isPaused ? 'paused' : ''
    bar.value = isOver ? 1 : state.sentBytes / Math.max(state.bytes, 1)
    hide(pause, open === 0, count)
    pause.setAttribute('aria-label', messages.say(isPaused ? 'phone.resume' : 'phone.pause'))
    failures.hidden = failed === 0
    const notSent = messages.notSent(failed, state.failedKinds)
    failedCount.textContent = notSent
    hide(retryAll, state.retryable === 0, count)
    hide(dismiss, state.refused === 0, count)
    dismiss.setAttribute('aria-label', messages.say('phone.handed.dismiss', { name: notSent }))
    keepList.hidden = open > 0 || saved === 0
  }
}

/** Speed and time left once they are known; empty where all was refused. */
function amountOf(
  { bytes, sentBytes, isPaused, pace, timeLeft, open, error }: TotalState,
  messages: Messages,
): string {
  if (bytes === 0) return ''
  if (isPaused && open > 0) return messages.say('phone.paused')
  if (pace === null || timeLeft === null || error) return messages.bytesOf(sentBytes, bytes)
  return messages.pace(pace, timeLeft)
}
