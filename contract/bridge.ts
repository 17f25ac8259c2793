/** Every call and event between the main process and the window. */
import type { AppMenu } from './app-menu'
import type { Finding } from './diagnosis'
import type { Handed } from './handed'
import type { Language } from './language'
import type { Notice } from './notice'
import {
  isVideo,
  type Phone,
  type Photo,
  type PhotoFormat,
  type Sender,
  type Size,
  type Upload,
} from './photo'
import type { Listening, ReceiverEvent } from './receiver-event'
import type { OwnSettings, SettingsView } from './settings'

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
  /** What phones can still fetch, in the order in which it was handed to them. */
  handed: Handed[]
}

/**
 * The state as it crosses, with the photos as JSON: Electron copies a string in one piece but
 * objects one by one.
 */
export type ToldState = Omit<WindowState, 'photos'> & { photos: string }

/** What the window shows while the rest is read, and the language that is set for it. */
export interface FirstState {
  language: Language | null
  state: ToldState
}

/** What the window hears. */
export type WindowEvent =
  | ReceiverEvent
  | ({ type: 'settings' } & SettingsView)
  /** The person chose the notification of this photo. */
  | { type: 'show-photo'; id: string }
  /** A screen was plugged in or out. */
  | { type: 'screens' }

/** How it ended that photos or uploads were thrown away. */
export interface RemovalEnd {
  /** They are in the trash; else `undoTrash` restored them. */
  isGone: boolean
  /** How many files were neither: they had gone meanwhile. */
  missing: number
}

/** Calls about photos. Ids are looked up: no path ever comes from the window. */
export interface PhotoActions {
  /** Opens each photo in this computer's program for it. */
  openPhotos(ids: string[]): Promise<void>
  /** Asks for a folder and writes copies there; null when cancelled. */
  saveCopies(ids: string[]): Promise<SavedCopies | null>
  /**
   * Asks in the system's dialog where some of these are not from a phone of this run. Answers
   * whether they may go to the trash.
   */
  confirmTrash(ids: string[]): Promise<boolean>
  /**
   * Takes photos out of the gallery at once and moves their files to the system's trash some
   * seconds later. Answers then. Refused for photos that `confirmTrash` would have to ask about.
   */
  trashPhotos(ids: string[]): Promise<RemovalEnd>
  /**
   * Puts a photo on the clipboard as a picture, and `preview`, a small PNG of it, before that.
   * Answers whether it did, false where another one was asked for since; on Windows the PNG that is
   * for the window to copy.
   */
  copyImage(id: string, preview: Uint8Array | null): Promise<boolean | Uint8Array>
  /**
   * Saves a copy of a JPEG beside it that is turned by one to three quarters to the right, without
   * loss. Answers its name.
   */
  saveTurned(id: string, turns: number): Promise<string>
  /** Stars photos, or takes their stars away: an event `starred` for each that changes. */
  starPhotos(ids: string[], isStarred: boolean): Promise<void>
  /**
   * Takes unfinished uploads out of sight at once and removes what has come of them some seconds
   * later. Answers then, as `trashPhotos` does.
   */
  giveUpUploads(ids: string[]): Promise<RemovalEnd>
  /** Restores what was thrown away or given up last. */
  undoTrash(): Promise<void>
  /** Asks for a file name and writes one file; answers its name, or null when cancelled. */
  exportPhotos(kind: ExportKind, ids: string[]): Promise<string | null>
  /** Shows the file or the folder that was written last in the file manager. */
  showExport(): Promise<void>
  /** Cancels the running copy or export. */
  cancelExport(): Promise<void>
  /** Drags the files of photos into another program. Call it on `dragstart`. */
  dragPhotos(ids: string[], icon: DragIcon): Promise<void>
}

export interface SavedCopies {
  /** The folder's name. */
  folder: string
  /** How many were written whole; fewer than asked for when cancelled. */
  copies: number
}

export type ExportKind = 'zip' | 'csv'

/** The picture under the pointer: rows of blue, green, red and alpha, a byte each. */
export interface DragIcon {
  width: number
  height: number
  pixels: Uint8Array
}

/** A file of the web's kind (`File`), which this contract has no type of. */
export type GivenFile = object

/**
 * Calls that hand something to a phone whose page is open. The first time in a run that anything is
 * handed to a phone, the person is asked in a dialog of the system. Each answers whether it was
 * handed over; false when the person thought better of it.
 */
export interface HandActions {
  handPhotos(phoneId: string, photoIds: string[]): Promise<boolean>
  handText(phoneId: string, text: string): Promise<boolean>
  /** Asks for files in the system's dialog. */
  chooseForPhone(phoneId: string): Promise<boolean>
  /**
   * Files that were really dropped or pasted, of which the preload script learns the paths; one
   * without a path has to be a PNG, as pictures on the clipboard are.
   */
  handFiles(phoneId: string, files: readonly GivenFile[]): Promise<boolean>
  /** Their addresses die at once. */
  withdrawHanded(ids: string[]): Promise<void>
}

/** What the preload script makes of a file: its path, or the bytes of a PNG without one. */
export type HandedSource = string | Uint8Array

/** The calls as they reach the main process. */
export interface MainCalls extends Omit<Bridge, 'handFiles'> {
  handFiles(phoneId: string, files: HandedSource[]): Promise<boolean>
}

/** All that the window may ask of the main process. A call that fails rejects with a `Notice`. */
export interface Bridge extends PhotoActions, HandActions {
  readState(): Promise<ToldState>
  /**
   * The code and the newest photos, once in a run, as soon as they are known; null where all is
   * known already, or nothing will be.
   */
  readFirst(): Promise<FirstState | null>
  copyText(text: string): Promise<void>
  /** Opens the file manager with the photo's file selected. */
  showInFolder(photoId: string): Promise<void>
  /** Opens the receiving folder. */
  openFolder(): Promise<void>
  /** Rotates the token. Requests with the old one get 404. */
  renewCode(): Promise<void>
  /** Lets phones type the digits again at once, after too many wrong ones. */
  openTyping(): Promise<void>
  setStopped(stopped: boolean): Promise<void>
  /** Asks the system why no phone comes; the likeliest cause first. */
  diagnose(): Promise<Finding[]>
  /**
   * The password of the Wi-Fi that the code is for, for the code with which phones join it. Null
   * where the system does not tell it.
   */
  wifiPassword(): Promise<string | null>
  /** Shows another of this computer's addresses in the code and remembers its network. */
  showAddress(address: string): Promise<void>
  /** Blocks this phone until Snapland restarts. */
  removePhone(senderId: string): Promise<void>
  /** It was removed by mistake: it may do what it might before. */
  readmitPhone(senderId: string): Promise<void>
  /** Blocks it while its photos are off the wall; afterwards it may do what it might before. */
  setPhoneOffWall(senderId: string, isOff: boolean): Promise<void>
  /** Waits no longer for a phone that is lost. */
  dismissPhone(senderId: string): Promise<void>
  /** Answers a phone that asks to send. One that was removed may send again when allowed. */
  answerPhone(senderId: string, allowed: boolean): Promise<void>
  /** Shows the log in the program that this computer uses for texts. */
  openLog(): Promise<void>
  readSettings(): Promise<SettingsView>
  /** Applies some settings at once; a `settings` event follows. */
  changeSettings(some: Partial<OwnSettings>): Promise<void>
  /** Asks for the receiving folder in the system's dialog. */
  chooseFolder(): Promise<void>
  /** Asks in the system's dialogs for the program that runs for each photo. */
  chooseCommand(): Promise<void>
  /**
   * Sets the arguments of that program, as one line. Asks in the system's dialog before; false
   * where the person does not want it.
   */
  setCommandArguments(line: string): Promise<boolean>
  /** No program runs any more. */
  removeCommand(): Promise<void>
  /** Runs the program for these photos, again where it has. */
  runCommand(photoIds: string[]): Promise<void>
  /** Has Snapland started at login or not. Asks in the system's dialog before it is. */
  setStartAtLogin(wanted: boolean): Promise<void>
  /**
   * The photos on the screen, the nearest first, at most `MOST_IN_VIEWPORT`: they are decoded
   * first.
   */
  setViewport(photoIds: string[]): Promise<void>
  /**
   * Makes room for the wall, or ends it; the screen stays on meanwhile. Answers where it is shown.
   */
  setWall(shown: boolean): Promise<WallPlace>
  /** Where this folder template would file a photo of today; null for an invalid template. */
  previewFiling(template: string): Promise<string | null>
  /** Shows the application menu; ids of chosen commands arrive at `onMenuCommand`. */
  showMenu(menu: AppMenu): Promise<void>
  /** Each `on...` returns its unsubscribe. */
  onMenuCommand(listener: (id: string) => void): () => void
  onEvent(listener: (event: WindowEvent) => void): () => void
  /** Progress of the running copy or export, from 0 to 1, once its target is chosen. */
  onExport(listener: (share: number) => void): () => void
}

/**
 * `here`: the window fills its screen. `beside`: the page may open one window of its own, named
 * `WALL_WINDOW`, which fills another screen.
 */
export type WallPlace = 'here' | 'beside'
export const WALL_WINDOW = 'wall'

/** The methods of the Bridge that are calls, and so the names of the IPC channels. */
export const BRIDGE_CALLS = [
  'readState',
  'readFirst',
  'copyText',
  'showInFolder',
  'openFolder',
  'renewCode',
  'openTyping',
  'setStopped',
  'diagnose',
  'wifiPassword',
  'showAddress',
  'removePhone',
  'readmitPhone',
  'setPhoneOffWall',
  'dismissPhone',
  'answerPhone',
  'openPhotos',
  'saveCopies',
  'confirmTrash',
  'trashPhotos',
  'copyImage',
  'starPhotos',
  'saveTurned',
  'giveUpUploads',
  'undoTrash',
  'exportPhotos',
  'showExport',
  'cancelExport',
  'dragPhotos',
  'handPhotos',
  'handText',
  'chooseForPhone',
  'handFiles',
  'withdrawHanded',
  'openLog',
  'readSettings',
  'changeSettings',
  'chooseFolder',
  'chooseCommand',
  'setCommandArguments',
  'removeCommand',
  'runCommand',
  'setStartAtLogin',
  'showMenu',
  'setViewport',
  'setWall',
  'previewFiling',
] as const
export type BridgeCall = (typeof BRIDGE_CALLS)[number]
export const EVENT_CHANNEL = 'receiver-event'
export const EXPORT_CHANNEL = 'export-progress'

/** A call's answer as it crosses, so that Electron puts no words of its own around a failure. */
export type Outcome = { ok: true; value: unknown } | { ok: false; notice: Notice }

/** Addresses of pictures inside the app. Ids are looked up; no path comes from an address. */
export const PHOTO_URL = {
  /** A WebP whose longer side is at most `THUMBNAIL_SIDE` pixels, upright. */
  thumbnail: (id: string) => `photo://thumb/${id}`,
  /** The whole picture as Chromium shows it: the file itself, or a JPEG in it or made of it. */
  full: (id: string) => `photo://full/${id}`,
  /** The film in a motion photo. */
  film: (id: string) => `photo://film/${id}`,
  /** The picture that the command gave for it. */
  result: (id: string) => `photo://result/${id}`,
} as const
export const THUMBNAIL_SIDE = 640

/** Formats that Chromium shows: the file itself is the whole picture. */
export const isShownAsItIs = (format: PhotoFormat): boolean =>
  !['heic', 'tiff', 'jxl', 'dng', 'raw', 'other'].includes(format)

/**
 * Photos of more pixels (1 GiB of memory) or bytes are kept but not decoded: 413. Of videos only
 * single pictures are in memory.
 */
export const PREVIEW_MAX_PIXELS = 2 ** 28
export const PREVIEW_MAX_BYTES = 2 ** 28

export const isTooLargeToDecode = ({
  format,
  size,
  bytes,
}: {
  format: PhotoFormat
  size: Size | null
  bytes: number | null
}) =>
  (size !== null && size.width * size.height > PREVIEW_MAX_PIXELS) ||
  (bytes !== null && bytes > PREVIEW_MAX_BYTES && !isVideo(format))

/** More tiles than the largest screen holds, with a screen above and below it. */
export const MOST_IN_VIEWPORT = 2000
/** More programs or windows at once would be an accident. */
export const OPEN_AT_ONCE = 12
/** Larger pictures are not taken from the clipboard, bytes. */
export const PASTED_MAX_BYTES = 2 ** 26
/** The longer side of a `DragIcon`, pixels. */
export const DRAG_ICON_SIDE = 128
