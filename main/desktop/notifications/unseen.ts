import { durationText } from '../../../contract/duration'
import { withoutLiveFilms } from '../../../contract/live-photo'
import { BY_HAND, isVideo, type Photo } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import type { Translate } from '../../../contract/translate'

/** Photos that came from phones while the window was not in front. */
export interface Unseen {
  follow(event: ReceiverEvent): void
  /** The window came to the front: all are seen. */
  seen(): void
}

interface UnseenDeps {
  /** Whether the window is in front, so that what arrives is seen. */
  isInFront(): boolean
  onArrived(photo: Photo): void
  onGone(photoId: string): void
  /** Everything of this sender is here. */
  onBatch(senderId: string): void
  /** Called with the unseen photos whenever there are more or fewer. */
  onChange(photos: readonly Photo[]): void
}

export function createUnseen(deps: UnseenDeps): Unseen {
  const { isInFront, onArrived, onGone, onBatch, onChange } = deps
  /** At most all photos of the folder, until the window is looked at. */
  const photos = new Map<string, Photo>()
  return {
    follow(event) {
      // Photos that the person adds to the folder need no notification.
      if (event.type === 'saved' && event.photo.sender.id !== BY_HAND.id && !isInFront()) {
        photos.set(event.photo.id, event.photo)
        onArrived(event.photo)
        onChange([...photos.values()])
      }
      if (event.type === 'batch') onBatch(event.sender.id)
      if (event.type === 'removed' && photos.delete(event.id)) {
        onGone(event.id)
        onChange([...photos.values()])
      }
    },
    seen() {
      if (photos.size === 0) return
      photos.clear()
      onChange([])
    },
  }
}

/** Phones that are done within this time of each other are told of together, milliseconds. */
const TOGETHER_MS = 2000
/** A sender that never ends is told of after this time, milliseconds. */
const OLDEST_MS = 300_000

/** Gathers photos until their senders are done: fifty become one notification. */
export interface GatheredPhotos {
  add(photo: Photo): void
  /** Everything of that sender is here. */
  complete(senderId: string): void
  forget(photoId: string): void
  /** Forgets all gathered photos: they are seen. */
  clear(): void
}

/** @param notify gets at least one photo, in order of arrival */
export function gatherPhotos(notify: (photos: readonly Photo[]) => void): GatheredPhotos {
  let photos: Photo[] = []
  /** Senders that are done, of these photos. */
  const done = new Set<string>()
  let together: NodeJS.Timeout | undefined
  let oldest: NodeJS.Timeout | undefined

  const isDone = ({ sender }: Photo) => done.has(sender.id)
  const tellAll = () => tell(() => true)
  function tell(isTold: (photo: Photo) => boolean): void {
    const told = photos.filter(isTold)
    keep(photos.filter((photo) => !isTold(photo)))
    if (told.length > 0) notify(told)
  }
  function keep(rest: Photo[]): void {
    photos = rest
    done.clear()
    clearTimeout(together)
    clearTimeout(oldest)
    if (rest.length > 0) oldest = setTimeout(tellAll, OLDEST_MS).unref()
  }

  return {
    add(photo) {
      if (photos.length === 0) keep([photo])
      else photos.push(photo)
      done.delete(photo.sender.id)
    },
    complete(senderId) {
      if (!photos.some(({ sender }) => sender.id === senderId)) return
      done.add(senderId)
      if (photos.every(isDone)) return tellAll()
      clearTimeout(together)
      together = setTimeout(tell, TOGETHER_MS, isDone).unref()
    },
    forget(photoId) {
      photos = photos.filter(({ id }) => id !== photoId)
    },
    clear: () => keep([]),
  }
}

/** The most photos named; systems show few lines. */
const LINES = 3

/**
 * The text of a notification: "3 photos from Green iPhone", then names and sizes of the newest.
 * @param files at least one, the newest last
 */
export function notificationText(
  files: readonly Photo[],
  t: Translate,
): { title: string; body: string } {
  const photos = withoutLiveFilms(files)
  const senders = new Map(photos.map(({ sender }) => [sender.id, sender.name]))
  const [only] = senders.size === 1 ? senders.values() : []
  const sender = only ?? t('desktop.notification.phones', { count: senders.size })
  const videos = photos.filter(({ format }) => isVideo(format)).length
  const isMixed = videos > 0 && videos < photos.length
  const what =
    isMixed || photos.some(({ format }) => format === 'other')
      ? 'filesFrom'
      : videos > 0
        ? 'videosFrom'
        : 'photosFrom'
  const newest = photos.slice(-LINES).reverse()
  return {
    title: t(`desktop.notification.${what}`, { count: photos.length, sender }),
    body: newest.map(line).join('\n'),
  }
}

const line = ({ name, size, duration }: Photo): string =>
  [
    name,
    ...(size ? [`${size.width} × ${size.height}`] : []),
    ...(duration === null ? [] : [durationText(duration)]),
  ].join(', ')
