import type { Sender, UploadError } from '../../contract/photo'

/**
 * One notice for all photos of one sender that met the same error, so that a lost Wi-Fi is shown
 * once and not thirty times.
 */
export interface UploadNotice {
  key: string
  error: UploadError
  sender: Sender
  retryable: boolean
  /** The photos it happened to, oldest first. */
  files: readonly { id: string; name: string }[]
}

/** The code of a photo that is here already: not an error, but a disappearing tile needs a word. */
export const DUPLICATE = 'DUPLICATE'

/** Errors of the receiving folder, which stop every phone: another folder helps. */
const OF_THE_FOLDER = ['FOLDER_GONE', 'FOLDER_READ_ONLY', 'DISK_FULL'] as const
export type FolderErrorCode = (typeof OF_THE_FOLDER)[number]

export const isOfTheFolder = (code: string): code is FolderErrorCode =>
  OF_THE_FOLDER.some((each) => each === code)

export interface FailedUpload {
  id: string
  name: string
  sender: Sender
  error: UploadError
  retryable: boolean
}

/** Adds a failed upload to the notice of the same error and sender, or to a new one at the end. */
export function addNotice(
  notices: readonly UploadNotice[],
  failure: FailedUpload,
): readonly UploadNotice[] {
  const { id, name, sender, error, retryable } = failure
  const key = `${error.code} ${sender.id} ${retryable}`
  const index = notices.findIndex((notice) => notice.key === key)
  const known = notices[index]
  if (!known) return [...notices, { key, error, sender, retryable, files: [{ id, name }] }]
  const files = [...known.files.filter((file) => file.id !== id), { id, name }]
  return notices.with(index, { ...known, files })
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
    .map((notice) =>
      told(notice) ? { ...notice, files: notice.files.filter((file) => file.id !== id) } : notice,
    )
    .filter(({ files }) => files.length > 0)
}
