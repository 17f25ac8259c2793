import type { Bridge, BridgeCall } from '../../contract/bridge'
import { isPhotoId } from './photo-address'

/** An address, a code or a size is short; more than this is no text of ours. */
const MAX_TEXT = 10_000

type ReadArguments = {
  [Call in BridgeCall]: (given: readonly unknown[]) => Parameters<Bridge[Call]>
}

/**
 * Reads what a page passed to a call.
 * @throws Error when it is not what the contract says.
 */
export const bridgeArguments: ReadArguments = {
  readState: none,
  openFolder: none,
  showInFolder: ([id, ...more]) => {
    none(more)
    if (isPhotoId(id)) return [id]
    throw new Error('This is not the id of a photo.')
  },
  copyText: ([text, ...more]) => {
    none(more)
    if (typeof text === 'string' && text.length <= MAX_TEXT) return [text]
    throw new Error(`Only text of up to ${MAX_TEXT} characters can be copied.`)
  },
}

function none(given: readonly unknown[]): [] {
  if (given.length === 0) return []
  throw new Error('This call takes nothing more.')
}
