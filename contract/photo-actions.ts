/** What the window may have done with photos. Ids are looked up; no path ever comes from the window. */
export interface PhotoActions {
  /** Opens each photo in the program that this computer uses for it. */
  openPhotos(ids: string[]): Promise<void>
  /** Asks where to, and writes copies there. Answers null when the person thought better of it. */
  saveCopies(ids: string[]): Promise<SavedCopies | null>
  /**
   * Takes photos out of the gallery at once, and puts their files into the system's trash a few seconds later. Answers only then: true when
   * they are in the trash, false when `undoTrash` brought them back.
   */
  trashPhotos(ids: string[]): Promise<boolean>
  undoTrash(): Promise<void>
  /** Asks where to, and writes one file. Answers its place, or null when it was cancelled. */
  exportPhotos(kind: ExportKind, ids: string[]): Promise<string | null>
  /** Ends the copies or the export under way. */
  cancelExport(): Promise<void>
  /** Carries the files of photos under the pointer into another program. To be called as a drag begins. */
  dragPhotos(ids: string[], icon: DragIcon): Promise<void>
}

export interface SavedCopies {
  /** The folder's name. */
  place: string
  /** How many were written whole: fewer than asked for when it was cancelled. */
  copies: number
}

export type ExportKind = 'zip' | 'csv'

/** The picture under the pointer: rows of blue, green, red and alpha, a byte each. */
export interface DragIcon {
  width: number
  height: number
  pixels: Uint8Array
}

export const PHOTO_CALLS = [
  'openPhotos',
  'saveCopies',
  'trashPhotos',
  'undoTrash',
  'exportPhotos',
  'cancelExport',
  'dragPhotos',
] as const satisfies readonly (keyof PhotoActions)[]

/** How much of the copies or the export under way is written, from 0 to 1; told first when the place is chosen. */
export const EXPORT_CHANNEL = 'export-progress'

/** More programs or windows at once would be an accident. */
export const OPEN_AT_ONCE = 12
/** The longer side of a `DragIcon`, pixels. */
export const DRAG_ICON_SIDE = 128
