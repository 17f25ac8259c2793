import type { Photo, PictureFacts } from '../../contract/photo'

/** What is known of a file that is complete under its final name. */
export interface SavedFile
  extends Pick<Photo, 'id' | 'bytes' | 'sender' | 'startedAt' | 'receivedAt' | 'isDamaged'> {
  /** Below the receiving folder, with `/` on every system. */
  path: string
  facts: PictureFacts
  wasHeic: HeicClaim
}

/** Puts a photo together from what its file and its sender say. */
export function photoOf({ id, path, facts, wasHeic, ...told }: SavedFile): Photo {
  return { ...facts, id, ...locationOf(path), ...told, isConverted: isConverted(wasHeic, facts) }
}

type Location = Pick<Photo, 'name' | 'subfolder'>

/** A photo's path below the receiving folder, with `/` on every system. */
export const relativePath = ({ name, subfolder }: Location): string =>
  subfolder === undefined ? name : `${subfolder}/${name}`

function locationOf(path: string): Location {
  const end = path.lastIndexOf('/')
  return end < 0 ? { name: path } : { name: path.slice(end + 1), subfolder: path.slice(0, end) }
}

/** The path of a photo's JPEG copy; null where there is none. */
export const copyPath = ({ jpegCopy, subfolder }: Photo): string | null =>
  jpegCopy ? relativePath({ name: jpegCopy, ...(subfolder !== undefined && { subfolder }) }) : null

/**
 * Whether a photo was a HEIC on the phone, by what the phone said of it. `likely`: an iPhone's
 * picker names what it made out of a HEIC `.jpeg`, cameras write `.jpg`; but somebody else's
 * `.jpeg` may lie on an iPhone too.
 */
export type HeicClaim = 'said' | 'likely' | 'no'

/** What a sender says of a file before it is sent. */
export interface SaidOfFile {
  name: string
  /** Media type; '' where nothing was said. */
  type: string
  /** One of the phone page's device kinds; '' where nothing was said. */
  device: string
}

/** By the end of its name, its media type, and whether an iPhone or iPad sent it. */
export function heicClaim({ name, type, device }: SaidOfFile): HeicClaim {
  if (/\.hei[cf]$/i.test(name) || /\/hei[cf]/i.test(type)) return 'said'
  const isApple = device === 'iphone' || device === 'ipad'
  return isApple && name.endsWith('.jpeg') ? 'likely' : 'no'
}

/**
 * Whether the phone made the JPEG that arrived out of a HEIC. A picture without a date is no
 * camera's.
 */
export function isConverted(
  claim: HeicClaim,
  { format, capturedAt }: Pick<PictureFacts, 'format' | 'capturedAt'>,
): boolean {
  if (format !== 'jpeg') return false
  return claim === 'said' || (claim === 'likely' && capturedAt !== null)
}
