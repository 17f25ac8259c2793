import type { Photo } from '../../../contract/photo'

/** News is told when nothing has been added for so long, or is so old, milliseconds. */
const QUIET_MS = 2000
const OLDEST_MS = 20_000

/** Gathers photos that arrive one after the other, so that fifty are one piece of news and not fifty. */
export interface News {
  add(photo: Photo): void
  forget(photoId: string): void
  /** Nothing of it is news any more. */
  clear(): void
}

/** @param tell gets at least one photo, in the order in which they came */
export function gatherNews(tell: (photos: readonly Photo[]) => void): News {
  let photos: Photo[] = []
  let quiet: NodeJS.Timeout | undefined
  let oldest: NodeJS.Timeout | undefined

  function stop(): Photo[] {
    clearTimeout(quiet)
    clearTimeout(oldest)
    const gathered = photos
    photos = []
    return gathered
  }
  function due(): void {
    const gathered = stop()
    if (gathered.length > 0) tell(gathered)
  }

  return {
    add(photo) {
      if (photos.length === 0) oldest = setTimeout(due, OLDEST_MS).unref()
      photos.push(photo)
      clearTimeout(quiet)
      quiet = setTimeout(due, QUIET_MS).unref()
    },
    forget(photoId) {
      photos = photos.filter(({ id }) => id !== photoId)
    },
    clear: () => void stop(),
  }
}
