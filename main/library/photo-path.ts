import type { Photo } from '../../contract/photo'

type Place = Pick<Photo, 'name' | 'subfolder'>

/** A photo's path below the receiving folder, with `/` on every system. */
export const relativePath = ({ name, subfolder }: Place): string =>
  subfolder === undefined ? name : `${subfolder}/${name}`

/** The place that a relative path names. */
export function placeOf(path: string): Place {
  const end = path.lastIndexOf('/')
  return end < 0 ? { name: path } : { name: path.slice(end + 1), subfolder: path.slice(0, end) }
}

/** The path of a photo's JPEG copy; null where there is none. */
export const copyPath = ({ jpegCopy, subfolder }: Photo): string | null =>
  jpegCopy ? relativePath({ name: jpegCopy, ...(subfolder !== undefined && { subfolder }) }) : null
