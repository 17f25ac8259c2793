import type { ReceiverEvent } from '../contract/receiver-event'
import type { ChosenNetwork } from '../contract/settings'
import { createEvents } from './base/events'
import type { Receiver } from './receiver'
import type { ReceiverOptions } from './receiver-options'

/** A receiver that can be opened anew with other options, while whoever holds it holds on. */
export interface LiveReceiver extends Receiver {
  /**
   * Phones notice nothing but a short pause: they try again by themselves, and what they sent so far is kept.
   * @throws AppError when it cannot be opened like this; then it is open as it was before
   */
  reopen(options: ReceiverOptions): Promise<void>
}

/** @param open opens a receiver, as `createReceiver` does */
export async function openLiveReceiver(
  options: ReceiverOptions,
  open: (options: ReceiverOptions) => Promise<Receiver>,
): Promise<LiveReceiver> {
  const { emit, onEvent } = createEvents<ReceiverEvent>()
  let inForce = options
  let preferred: ChosenNetwork | null = null
  let receiver = await open(options)
  receiver.onEvent(emit)

  async function change(to: ReceiverOptions): Promise<void> {
    receiver = await open(to)
    receiver.onEvent(emit)
    receiver.preferNetwork(preferred)
    inForce = to
  }

  return {
    listening: () => receiver.listening(),
    photos: () => receiver.photos(),
    photo: (id) => receiver.photo(id),
    photoPath: (id) => receiver.photoPath(id),
    photoFiles: (id) => receiver.photoFiles(id),
    jpegCopies: {
      want: (id) => receiver.jpegCopies.want(id),
      wanted: () => receiver.jpegCopies.wanted(),
      save: (...given) => receiver.jpegCopies.save(...given),
      giveUp: (id) => receiver.jpegCopies.giveUp(id),
    },
    uploads: () => receiver.uploads(),
    hide: (...given) => receiver.hide(...given),
    restore: (...given) => receiver.restore(...given),
    forget: (...given) => receiver.forget(...given),
    phones: () => receiver.phones(),
    renewCode: () => receiver.renewCode(),
    setStopped: (stopped) => receiver.setStopped(stopped),
    preferNetwork(network) {
      preferred = network
      receiver.preferNetwork(network)
    },
    removePhone: (senderId) => receiver.removePhone(senderId),
    setAskFirst: (askFirst) => receiver.setAskFirst(askFirst),
    asking: () => receiver.asking(),
    answerPhone: (senderId, allowed) => receiver.answerPhone(senderId, allowed),
    onEvent,
    async reopen(to) {
      const before = inForce
      await receiver.close()
      try {
        await change({ ...to, decisions: before.decisions })
      } catch (error) {
        await change(before)
        throw error
      }
    },
    close: () => receiver.close(),
  }
}
