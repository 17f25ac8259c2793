import { type Sender, type UploadError, VIDEO_FORMATS } from '../../contract/photo'

/**
 * One notice for all photos of one sender that met the same error, so that a lost Wi-Fi is shown
 * once and not thirty times.
 */
export interface UploadNotice {
  key: string
  error: UploadError
  sender: Sender
  retryable: boolean
  /** To how many photos it happened. */
  count: number
  /** The last of them, at most `MOST_FILES`, oldest first. */
  files: readonly { id: string; name: string }[]
}

/** A phone may fail again and again, and call itself another one each time. */
const MOST_NOTICES = 24
const MOST_FILES = 2048

/** The code of a photo that is here already: not an error, but a disappearing tile needs a word. */
export const DUPLICATE = 'DUPLICATE'

/** Errors of the receiving folder, which stop every phone: another folder helps. */
const OF_THE_FOLDER = ['FOLDER_GONE', 'FOLDER_READ_ONLY', 'DISK_FULL'] as const
export type FolderErrorCode = (typeof OF_THE_FOLDER)[number]

export const isOfTheFolder = (code: string): code is FolderErrorCode =>
  OF_THE_FOLDER.some((each) => each === code)

/** Whether videos were refused, as far as their names say it, because only photos are received. */
export const areVideosRefused = ({ error, files }: UploadNotice): boolean =>
  error.code === 'NOT_A_PHOTO' && files.some(({ name }) => VIDEO_NAME.test(name))

const VIDEO_NAME = new RegExp(`\\.(${VIDEO_FORMATS.join('|')}|m4v)$`, 'i')

export interface FailedUpload {
  id: string
  name: string
  sender: Sender
  error: UploadError
  retryable: boolean
}

/**
 * Adds a failed upload to the notice of the same error and sender, or to a new one at the end. When
 * there are too many notices, the oldest of the error that has the most of them goes.
 */
export function addNotice(
  notices: readonly UploadNotice[],
  failure: FailedUpload,
): readonly UploadNotice[] {
  const { id, name, sender, error, retryable } = failure
  const key = `${error.code} ${sender.id} ${retryable}`
  const index = notices.findIndex((notice) => notice.key === key)
  const known = notices[index]
  const files = [{ id, name }]
  if (!known) return bounded([...notices, { key, error, sender, retryable, count: 1, files }])
  const others = known.files.filter((file) => file.id !== id)
  const count = known.count + (others.length === known.files.length ? 1 : 0)
  return notices.with(index, { ...known, count, files: [...others, ...files].slice(-MOST_FILES) })
}

function bounded(notices: readonly UploadNotice[]): readonly UploadNotice[] {
  if (notices.length <= MOST_NOTICES) return notices
  const like = ({ error }: UploadNotice) =>
    notices.filter((each) => each.error.code === error.code).length
  const most = Math.max(...notices.map(like))
  const gone = notices.findIndex((notice) => like(notice) === most)
  return notices.toSpliced(gone, 1)
}

/**
 * Removes an upload from retryable notices: it goes on or has gone. Final failures stay until
 * dismissed.
 */
export function settle(notices: readonly UploadNotice[], id: string): readonly UploadNotice[] {
  const told = ({ retryable, files }: UploadNotice) =>
    retryable && files.some((file) => file.id === id)
  if (!notices.some(told)) return notices
  return notices
    .map((notice) => {
      if (!told(notice)) return notice
      const files = notice.files.filter((file) => file.id !== id)
      return { ...notice, count: notice.count - 1, files }
    })
    .filter(({ files }) => files.length > 0)
}
