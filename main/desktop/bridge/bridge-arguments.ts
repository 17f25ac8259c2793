import { type Bridge, type BridgeCall, MOST_LOOKED_AT } from '../../../contract/bridge'
import { AppError } from '../../base/errors'
import { readSettings } from '../../settings/read-settings'
import { isPhotoId } from '../pictures/photo-address'
import { menuOf } from './menu-arguments'
import { photoArguments } from './photo-arguments'

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
  ...photoArguments,
  readState: none,
  openFolder: none,
  renewCode: none,
  setStopped: ([stopped, ...more]) => {
    none(more)
    return [yesOrNo(stopped)]
  },
  setWall: ([shown, ...more]) => {
    none(more)
    return [yesOrNo(shown)]
  },
  showAddress: ([address, ...more]) => {
    none(more)
    if (typeof address === 'string' && /^[\d.]{7,15}$/.test(address)) return [address]
    throw new Error('This is not an address.')
  },
  readSettings: none,
  changeSettings: ([some, ...more]) => {
    none(more)
    const { read, wrong } = readSettings(some)
    if (wrong.length === 0) return [read]
    throw new AppError('WRONG_SETTING')
  },
  chooseFolder: none,
  showMenu: ([menu, ...more]) => {
    none(more)
    return [menuOf(menu)]
  },
  lookAt: ([ids, ...more]) => {
    none(more)
    if (Array.isArray(ids) && ids.length <= MOST_LOOKED_AT && ids.every(isPhotoId)) return [ids]
    throw new Error('These are not the photos on a screen.')
  },
  previewFiling: ([text, ...more]) => {
    none(more)
    return [shortText(text)]
  },
  removePhone: ([id, ...more]) => {
    none(more)
    return [senderId(id)]
  },
  answerPhone: ([id, allowed, ...more]) => {
    none(more)
    return [senderId(id), yesOrNo(allowed)]
  },
  showInFolder: ([id, ...more]) => {
    none(more)
    if (isPhotoId(id)) return [id]
    throw new Error('This is not the id of a photo.')
  },
  copyText: ([text, ...more]) => {
    none(more)
    return [shortText(text)]
  },
}

function shortText(given: unknown): string {
  if (typeof given === 'string' && given.length <= MAX_TEXT) return given
  throw new Error(`This call takes only text of up to ${MAX_TEXT} characters.`)
}

function yesOrNo(given: unknown): boolean {
  if (typeof given === 'boolean') return given
  throw new Error('This call takes yes or no.')
}

function senderId(given: unknown): string {
  if (typeof given === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(given)) return given
  throw new Error('This is not the id of a phone.')
}

function none(given: readonly unknown[]): [] {
  if (given.length === 0) return []
  throw new Error('This call takes nothing more.')
}
