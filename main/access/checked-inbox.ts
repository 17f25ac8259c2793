import { ProblemError } from '../base/problem'
import type { Inbox } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import type { Incoming } from '../uploads/incoming'
import type { Gate } from './sender-access'

/**
 * The inbox as the network sees it: nothing begins and no byte is added without the gate's leave. What was saved can still be asked for,
 * and a phone may still take a photo back.
 */
export function gatedInbox(
  inbox: Inbox,
  gate: Gate,
  wasRemoved: (uploadId: string) => boolean,
): Inbox {
  const behindGate = (upload: Incoming): Incoming => ({
    ...upload,
    async append(body, piece) {
      gate.admit(upload.stored.sender)
      return upload.append(body, piece)
    },
  })
  return {
    ...inbox,
    async create(request) {
      gate.admit(request.sender)
      const upload = await inbox.create(request)
      return isPhoto(upload) ? upload : behindGate(upload)
    },
    find(id) {
      if (wasRemoved(id)) throw new ProblemError('REMOVED')
      const upload = inbox.find(id)
      return upload === null || isPhoto(upload) ? upload : behindGate(upload)
    },
  }
}
