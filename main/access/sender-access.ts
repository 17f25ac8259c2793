import type { Sender } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { AppError } from '../base/errors'

/** More strangers than this are not asked about: nobody would read the list. */
const MOST_ASKING = 64

/** Which phones may send: what the person has decided, for this run of the program. */
export interface SenderAccess {
  isStopped(): boolean
  setStopped(stopped: boolean): void
  /** Whether each phone has to be allowed before it can send. */
  setAskFirst(askFirst: boolean): void
  /** @throws AppError REMOVED, PAUSED, or WAITING_FOR_APPROVAL and then the person is asked */
  requireAllowed(sender: Sender): void
  /** Those the person has not answered yet, in the order in which they came. */
  asking(): Sender[]
  allow(senderId: string): void
  /** Nothing of this sender is taken from now on. */
  remove(senderId: string): void
  isRemoved(senderId: string): boolean
}

/** @param emit tells that a sender asks, and that the question is over */
export function createSenderAccess(emit: (event: ReceiverEvent) => void): SenderAccess {
  let isStopped = false
  let isAskingFirst = false
  const removed = new Set<string>()
  const allowed = new Set<string>()
  const asking = new Map<string, Sender>()

  function ask({ id, name }: Sender): void {
    if (asking.has(id) || asking.size >= MOST_ASKING) return
    const sender = { id, name }
    asking.set(id, sender)
    emit({ type: 'asking', sender })
  }
  function answered(id: string): void {
    if (asking.delete(id)) emit({ type: 'answered', id })
  }

  return {
    isStopped: () => isStopped,
    setStopped(stopped) {
      isStopped = stopped
    },
    setAskFirst(askFirst) {
      isAskingFirst = askFirst
      if (!askFirst) for (const id of [...asking.keys()]) answered(id)
    },
    requireAllowed(sender) {
      if (removed.has(sender.id)) throw new AppError('REMOVED')
      if (isStopped) throw new AppError('PAUSED')
      if (!isAskingFirst || allowed.has(sender.id)) return
      ask(sender)
      throw new AppError('WAITING_FOR_APPROVAL')
    },
    asking: () => [...asking.values()],
    allow(id) {
      allowed.add(id)
      answered(id)
    },
    remove(id) {
      removed.add(id)
      answered(id)
    },
    isRemoved: (id) => removed.has(id),
  }
}
