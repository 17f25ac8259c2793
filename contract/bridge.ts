/** Every call and event between the main process and the window. */
import type { AppMenu } from './app-menu'
import type { Notice } from './notice'
import type { Phone, Photo, PhotoFormat, Sender, Size, Upload } from './photo'
import { PHOTO_CALLS, type PhotoActions } from './photo-actions'
import type { Listening, ReceiverEvent } from './receiver-event'
import type { Settings, SettingsView } from './settings'

/** All the window needs to draw itself; the events that follow keep it true. */
export interface WindowState {
  /** When this run of Snapland began, milliseconds since 1970. */
  startedAt: number
  listening: Listening
  /** Newest first. */
  photos: Photo[]
  uploads: Upload[]
  phones: Phone[]
  /** Phones that wait to be allowed. */
  asking: Sender[]
}

/** The state as it crosses: the list of photos as JSON. A text crosses in one piece, objects are copied one by one between the two worlds of the page. */
export type ToldState = Omit<WindowState, 'photos'> & { photos: string }

/** What the window is told. */
export type WindowEvent =
  | ReceiverEvent
  | ({ type: 'settings' } & SettingsView)
  /** The person chose the notification of this photo. */
  | { type: 'show-photo'; id: string }

/** What the window may ask of the main process. Each call answers a promise; a call that fails rejects with a `Notice`. */
export interface Bridge extends PhotoActions {
  readState(): Promise<ToldState>
  copyText(text: string): Promise<void>
  /** Opens the file manager with the photo's file selected. */
  showInFolder(photoId: string): Promise<void>
  /** Opens the receiving folder. */
  openFolder(): Promise<void>
  /** Kills the code that is shown and makes another. */
  renewCode(): Promise<void>
  setStopped(stopped: boolean): Promise<void>
  /** Puts another of this computer's addresses into the code, and remembers its network as the one to show. */
  showAddress(address: string): Promise<void>
  /** Takes nothing more from this phone until Snapland is started again. */
  removePhone(senderId: string): Promise<void>
  /** Answers a phone that asks to send. */
  answerPhone(senderId: string, allowed: boolean): Promise<void>
  readSettings(): Promise<SettingsView>
  /** Puts some settings in force at once; 'settings' tells when they are. */
  changeSettings(some: Partial<Settings>): Promise<void>
  /** Lets the person choose the receiving folder in the system's own dialog. */
  chooseFolder(): Promise<void>
  /** What is on the screen now, the nearest first, at most `MOST_LOOKED_AT`: its previews are made before all others. */
  lookAt(photoIds: string[]): Promise<void>
  /** While the wall is shown the window fills the screen, which does not go dark. */
  setWall(shown: boolean): Promise<void>
  /** Where a photo of today would stand below the receiving folder with this folder template; null when the template makes no sense. */
  previewFiling(template: string): Promise<string | null>
  /** Shows the application menu; the ids of its commands come back to `onMenuCommand`. */
  showMenu(menu: AppMenu): Promise<void>
  /** A command of the menu was chosen; returns its unsubscribe. */
  onMenuCommand(listener: (id: string) => void): () => void
  /** Events are told from the moment of this call; returns its unsubscribe. */
  onEvent(listener: (event: WindowEvent) => void): () => void
  /** How much of the copies or the export under way is written, from 0 to 1, from the choice of the place on; returns its unsubscribe. */
  onExport(listener: (share: number) => void): () => void
}

/** The methods of the Bridge that are calls, and so the names of the IPC channels. */
export const BRIDGE_CALLS = [
  'readState',
  'copyText',
  'showInFolder',
  'openFolder',
  'renewCode',
  'setStopped',
  'showAddress',
  'removePhone',
  'answerPhone',
  ...PHOTO_CALLS,
  'readSettings',
  'changeSettings',
  'chooseFolder',
  'showMenu',
  'lookAt',
  'setWall',
  'previewFiling',
] as const
/** More tiles than the largest screen holds, with a screen above and below it. */
export const MOST_LOOKED_AT = 2000
export type BridgeCall = (typeof BRIDGE_CALLS)[number]
export const EVENT_CHANNEL = 'receiver-event'

/** How a call's answer crosses from the main process: a failure as what it is, without Electron's own words around it. */
export type Outcome = { ok: true; value: unknown } | { ok: false; notice: Notice }

/** Addresses of pictures and pages inside the app. Ids are looked up; a path never comes from an address. */
export const PHOTO_URL = {
  /** A WebP whose longer side is at most `THUMBNAIL_SIDE` pixels, upright. */
  thumbnail: (id: string) => `photo://thumb/${id}`,
  /** The picture in full, in a form that Chromium shows (the original file, or its thumbnailer copy for HEIC). */
  full: (id: string) => `photo://full/${id}`,
} as const
export const THUMBNAIL_SIDE = 640

/** Formats that neither Chromium nor libheif decodes, and files that are no photos: `thumbnail` and `full` of these answer 415. */
export const FORMATS_WITHOUT_PREVIEW: readonly PhotoFormat[] = ['tiff', 'jxl', 'dng', 'other']
/** A photo of more pixels than this (1 GiB of pixels), or of more bytes, is kept but not decoded: `thumbnail` answers 413. */
export const PREVIEW_MAX_PIXELS = 2 ** 28
export const PREVIEW_MAX_BYTES = 2 ** 28

export const isTooLargeToDecode = ({ size, bytes }: { size: Size | null; bytes: number | null }) =>
  (size !== null && size.width * size.height > PREVIEW_MAX_PIXELS) ||
  (bytes !== null && bytes > PREVIEW_MAX_BYTES)
