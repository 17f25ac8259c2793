import { isVideo, type PhotoFormat, type Upload } from './photo'
import type { SentenceKey } from './translate'

/** Sentences on photos with a twin on files, as `desktop.unseen` has `desktop.unseenFiles`. */
type Counted = {
  [Key in SentenceKey]: `${Key}Files` extends SentenceKey ? Key : never
}[SentenceKey]

/** Whether all of these are photos, as far as is known: a format is null until it is measured. */
export const arePhotos = (counted: readonly { format: PhotoFormat | null }[]): boolean =>
  counted.every(({ format }) => format === null || (!isVideo(format) && format !== 'other'))

/** The key of a sentence on these: it says photos where all are, else files. */
export const countedKey = <Key extends Counted>(
  key: Key,
  counted: readonly { format: PhotoFormat | null }[],
): Key | `${Key}Files` => (arePhotos(counted) ? key : `${key}Files`)

/** What uploads are, as far as their first bytes have said it. */
export const formatsOf = (uploads: readonly Upload[]): { format: PhotoFormat | null }[] =>
  uploads.map(({ facts }) => ({ format: facts?.format ?? null }))
