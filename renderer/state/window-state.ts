import type { WindowState } from '../../contract/bridge'
import type { Phone, PhoneColour, Photo, PictureFacts, Sender, Upload } from '../../contract/photo'
import type { Listening, ReceiverEvent } from '../../contract/receiver-event'
import { applyResult, type CommandFailure } from './command-failure'
import {
  forgetDeparture,
  forgetHanding,
  forgetRefusal,
  type HandedModel,
  handingsOf,
  leavePhone,
  meetPhone,
  putHanded,
  refuse,
  withdraw,
} from './handed'
import { addNotice, DUPLICATE, type FailedUpload, settle, type UploadNotice } from './notices'
import { newestFirst, putTile, removeTile, type Tile, tileOfPhoto, tileOfUpload } from './tiles'

/**
 * The state of the window. Immutable: each event returns a new one; unchanged parts stay the same
 * object.
 */
export interface WindowModel extends HandedModel {
  /** When this run of the program began, milliseconds since 1970. */
  startedAt: number
  listening: Listening
  /** Newest first. */
  tiles: readonly Tile[]
  /** Photos on their way, in the order in which they began. */
  uploads: ReadonlyMap<string, Upload>
  phones: readonly Phone[]
  /** By the phone's id; those of phones that have left are kept, as their photos are. */
  colours: ReadonlyMap<string, PhoneColour>
  /** Phones that ask to send, in the order in which they asked. */
  asking: readonly Sender[]
  /** A page was asked for a moment ago, and no phone has reported since. */
  reached: boolean
  notices: readonly UploadNotice[]
  /** The command has failed for photos, and nobody has dismissed it. */
  commandFailure: CommandFailure | null
}

/** The key of the notice that the command has failed. */
export const COMMAND = 'COMMAND'

export function modelOf(state: WindowState): WindowModel {
  const uploads = state.uploads.map(tileOfUpload).filter((tile) => tile !== null)
  return {
    startedAt: state.startedAt,
    listening: state.listening,
    tiles: [...uploads, ...state.photos.map(tileOfPhoto)].sort(newestFirst),
    uploads: new Map(state.uploads.map((upload) => [upload.id, upload])),
    phones: state.phones,
    colours: state.phones.reduce(putColour, new Map<string, PhoneColour>()),
    asking: state.asking,
    reached: false,
    notices: [],
    commandFailure: null,
    ...handingsOf(state.handed, state.phones),
  }
}

/** Folds one event. An event that was already true when the state was read changes nothing. */
export function applyEvent(model: WindowModel, event: ReceiverEvent): WindowModel {
  switch (event.type) {
    case 'listening': {
      const { type: _, ...listening } = event
      return { ...model, listening }
    }
    case 'visitor':
      return { ...model, reached: true }
    case 'phone':
      return {
        ...(event.phone.state === 'lost'
          ? leavePhone(model, event.phone.id)
          : meetPhone(model, event.phone)),
        reached: false,
        phones: putPhone(model.phones, event.phone),
        colours: putColour(model.colours, event.phone),
      }
    case 'phone-left':
      return {
        ...leavePhone(model, event.id),
        reached: false,
        phones: model.phones.filter(({ id }) => id !== event.id),
      }
    case 'asking':
      return { ...model, asking: putSender(model.asking, event.sender) }
    case 'answered':
      return { ...model, asking: model.asking.filter(({ id }) => id !== event.id) }
    case 'upload':
      return putUpload(model, event.upload)
    case 'measured':
      return measure(model, event.id, event.facts)
    case 'progress':
      return progress(model, event)
    case 'saved':
      return {
        ...leave(model, event.photo.id),
        reached: false,
        tiles: putTile(model.tiles, { ...tileOfPhoto(event.photo), arrived: true }),
      }
    case 'duplicate':
      return endAsDuplicate(model, event.id, event.photo)
    case 'failed':
      return fail(model, event)
    case 'corrected':
    case 'starred':
      return isSaved(model, event.photo.id)
        ? { ...model, tiles: putTile(model.tiles, tileOfPhoto(event.photo)) }
        : model
    case 'result':
      return {
        ...model,
        tiles: isSaved(model, event.photo.id)
          ? putTile(model.tiles, tileOfPhoto(event.photo))
          : model.tiles,
        commandFailure: applyResult(model.commandFailure, event.photo),
      }
    case 'restored':
      return { ...model, tiles: putTile(model.tiles, tileOfPhoto(event.photo)) }
    case 'removed':
      return { ...leave(model, event.id), tiles: removeTile(model.tiles, event.id) }
    case 'handed':
      return putHanded(model, event.handed, model.phones)
    case 'folder-changed':
    case 'batch':
      return model
  }
}

/** What the person does about what was handed to a phone. */
export const HANDED_VERBS = {
  withdraw,
  forgetHanding,
  forgetDeparture,
  refuse,
  forgetRefusal,
} as const
export type HandedVerb = keyof typeof HANDED_VERBS

/** @param key of a notice; that of the command's is `COMMAND` */
export function dismiss(model: WindowModel, key: string): WindowModel {
  if (key === COMMAND) return { ...model, commandFailure: null }
  return { ...model, notices: model.notices.filter((notice) => notice.key !== key) }
}

function putColour(
  colours: ReadonlyMap<string, PhoneColour>,
  { id, colour }: Phone,
): ReadonlyMap<string, PhoneColour> {
  return colour === null || colours.get(id) === colour ? colours : new Map(colours).set(id, colour)
}

function putPhone(phones: readonly Phone[], phone: Phone): readonly Phone[] {
  const index = phones.findIndex(({ id }) => id === phone.id)
  return index === -1 ? [...phones, phone] : phones.with(index, phone)
}

const putSender = (senders: readonly Sender[], sender: Sender): readonly Sender[] => [
  ...senders.filter(({ id }) => id !== sender.id),
  sender,
]

const isSaved = (model: WindowModel, id: string): boolean =>
  model.tiles.some((tile) => tile.id === id && tile.saved)

function putUpload(model: WindowModel, upload: Upload): WindowModel {
  if (isSaved(model, upload.id)) return model
  const facts = upload.facts ?? model.uploads.get(upload.id)?.facts ?? null
  const known = { ...upload, facts }
  const tile = tileOfUpload(known)
  return {
    ...model,
    uploads: new Map(model.uploads).set(upload.id, known),
    tiles: tile ? putTile(model.tiles, tile) : model.tiles,
  }
}

function measure(model: WindowModel, id: string, facts: PictureFacts): WindowModel {
  const upload = model.uploads.get(id)
  return upload ? putUpload(model, { ...upload, facts }) : model
}

type Progress = Extract<ReceiverEvent, { type: 'progress' }>

function progress(model: WindowModel, { id, offset, state }: Progress): WindowModel {
  const upload = model.uploads.get(id)
  if (!upload) return model
  const uploads = new Map(model.uploads).set(id, { ...upload, offset, state })
  const notices = state === 'arriving' ? settle(model.notices, id) : model.notices
  return { ...model, uploads, notices }
}

function fail(model: WindowModel, failed: FailedUpload): WindowModel {
  if (isSaved(model, failed.id)) return model
  const ended = {
    ...leave(model, failed.id),
    tiles: removeTile(model.tiles, failed.id),
  }
  // The person cancelled it, removed the phone or gave it up, or nothing had come of it: there is
  // nothing to explain.
  if (['CANCELLED', 'REMOVED', 'GIVEN_UP'].includes(failed.error.code)) return ended
  const isKept = failed.retryable && model.uploads.has(failed.id)
  // After Stop or New code the photos visibly wait: no notice for each phone.
  if (isKept && ['PAUSED', 'NOT_FOUND'].includes(failed.error.code)) return model
  const next = isKept ? model : ended
  return { ...next, notices: addNotice(next.notices, failed) }
}

/** The photo is here already: its tile stays, the new one goes, and a notice says why. */
function endAsDuplicate(model: WindowModel, id: string, photo: Photo): WindowModel {
  const { name, sender } = photo
  const error = { code: DUPLICATE, message: '' }
  const ended = leave(model, id)
  return {
    ...ended,
    tiles: putTile(removeTile(model.tiles, id), { ...tileOfPhoto(photo), sentAgain: true }),
    notices: addNotice(ended.notices, { id, name, sender, error, retryable: false }),
  }
}

/** The upload has ended. */
function leave(model: WindowModel, id: string): WindowModel {
  if (!model.uploads.has(id)) return model
  const uploads = new Map(model.uploads)
  uploads.delete(id)
  return { ...model, uploads, notices: settle(model.notices, id) }
}
