import type { Messages } from '../messages/messages'
import type { Queue } from '../sending/queue'

/**
 * The receipt as text that can be kept: what stands on the computer, a line a photo, with its size in pixels and its length.
 * Where the saved name is another one, the phone's own name comes first.
 */
export function receiptList(queue: Queue, messages: Messages): string {
  const lines = queue.flatMap(({ name, state }) => {
    if (!('photo' in state)) return []
    const { photo } = state
    const size = photo.width && photo.height ? [messages.size(photo.width, photo.height)] : []
    const names = photo.name === name ? name : `${name} → ${photo.name}`
    return [[names, ...size, messages.bytes(photo.bytes)].map(messages.isolate).join(' · ')]
  })
  return [messages.allSaved(lines.length), ...lines].join('\n')
}
