import type { ProblemError } from '../base/problem'
import type { Inbox } from '../uploads/inbox'
import { isPhoto } from '../uploads/inbox'
import type { Incoming } from '../uploads/incoming'

const underWay = (inbox: Inbox): Incoming[] =>
  inbox.uploads().flatMap(({ id }) => {
    const upload = inbox.find(id)
    return upload === null || isPhoto(upload) ? [] : [upload]
  })

/** Ends every request that is sending a photo. What came so far is kept where the sender can go on. */
export async function interruptUploads(inbox: Inbox, why: ProblemError): Promise<void> {
  await Promise.all(underWay(inbox).map((upload) => upload.settle(why)))
}

/**
 * Gives up all that this sender has not finished.
 * @returns the ids of those uploads
 */
export async function discardUploads(
  inbox: Inbox,
  senderId: string,
  why: ProblemError,
): Promise<string[]> {
  const theirs = underWay(inbox).filter(({ stored }) => stored.sender.id === senderId)
  await Promise.all(
    theirs.map(({ stored, settle, discard }) => (stored.resumable ? discard(why) : settle(why))),
  )
  return theirs.map(({ stored }) => stored.id)
}
