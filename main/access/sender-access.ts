import type { Sender } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { createBoundedMap } from '../base/bounded-map'
import { AppError } from '../base/errors'

/** Questions at once: nobody would read a longer list. */
const MOST_ASKING = 64
/** A sender that asks no more has given up, milliseconds; a phone that waits asks every 15 s. */
const ASKING_AGE_MS = 10 * 60_000

/** Which phones may send: what the person has decided, for this run of the program. */
export interface SenderAccess {
  isStopped(): boolean
  setStopped(stopped: boolean): void
  /** Whether each phone has to be allowed before it can send. */
  setAskFirst(askFirst: boolean): void
  /**
   * @param source where the request comes from: strangers of one source leave the others places in
   *   the list of questions
   * @throws AppError REMOVED, PAUSED, or WAITING_FOR_APPROVAL and then the person is asked
   */
  requireAllowed(sender: Sender, source?: string): void
  /** Why nothing is taken of this sender until the person decides otherwise; null: something is. */
  heldBy(senderId: string): 'PAUSED' | 'WAITING_FOR_APPROVAL' | null
  /** Those the person has not answered yet, in the order in which they came. */
  asking(): Sender[]
  /** It may send; one that was removed may again. */
  allow(senderId: string): void
  /** Nothing of this sender is taken from now on. */
  remove(senderId: string): void
  /** It was removed by mistake: it may do what it might before. */
  readmit(senderId: string): void
  /**
   * Nothing of it is taken while it is off the wall. What else was decided about it stays as it is:
   * one that was removed, or not allowed yet, is so afterwards too.
   */
  setOffWall(senderId: string, isOff: boolean): void
  /** Whether it is, or is off the wall. */
  isRemoved(senderId: string): boolean
  /** Withdraws all questions: those who asked have to come again. */
  withdrawQuestions(): void
}

/**
 * @param emit tells that a sender asks, and that the question is over
 * @param elapsed monotonic clock, milliseconds
 */
export function createSenderAccess(
  emit: (event: ReceiverEvent) => void,
  elapsed: () => number,
): SenderAccess {
  let isStopped = false
  let isAskingFirst = false
  /** These three grow only by the person's own clicks, and end with the program. */
  const removed = new Set<string>()
  const offWall = new Set<string>()
  const allowed = new Set<string>()
  /** In full, one of the source that asks most gives way. `at`: when it came, by `elapsed`. */
  const asking = createBoundedMap<{ sender: Sender; at: number }>({
    most: MOST_ASKING,
    maxAgeMs: ASKING_AGE_MS,
    elapsed,
    onDropped: (id) => emit({ type: 'answered', id }),
  })

  function ask({ id, name }: Sender, source: string): void {
    const known = asking.get(id)
    const question = known ?? { sender: { id, name }, at: elapsed() }
    asking.set(id, question, source)
    if (!known) emit({ type: 'asking', sender: question.sender })
  }
  const isRemoved = (id: string) => removed.has(id) || offWall.has(id)
  function answered(id: string): void {
    if (asking.delete(id)) emit({ type: 'answered', id })
  }
  function withdrawQuestions(): void {
    for (const id of asking.keys()) answered(id)
  }

  return {
    isStopped: () => isStopped,
    setStopped(stopped) {
      isStopped = stopped
    },
    setAskFirst(askFirst) {
      isAskingFirst = askFirst
      if (!askFirst) withdrawQuestions()
    },
    requireAllowed(sender, source = '') {
      if (isRemoved(sender.id)) throw new AppError('REMOVED')
      if (isStopped) throw new AppError('PAUSED')
      if (!isAskingFirst || allowed.has(sender.id)) return
      ask(sender, source)
      throw new AppError('WAITING_FOR_APPROVAL')
    },
    heldBy(id) {
      if (isStopped) return 'PAUSED'
      return asking.has(id) ? 'WAITING_FOR_APPROVAL' : null
    },
    asking: () =>
      asking
        .values()
        .sort((a, b) => a.at - b.at)
        .map(({ sender }) => sender),
    allow(id) {
      removed.delete(id)
      offWall.delete(id)
      allowed.add(id)
      answered(id)
    },
    remove(id) {
      removed.add(id)
      answered(id)
    },
    readmit(id) {
      removed.delete(id)
    },
    setOffWall(id, isOff) {
      if (!isOff) return void offWall.delete(id)
      offWall.add(id)
      answered(id)
    },
    isRemoved,
    withdrawQuestions,
  }
}
