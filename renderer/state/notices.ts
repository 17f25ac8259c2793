import type { Problem, Sender } from '../../contract/photo'

/** One message for all photos of one sender that met the same problem, so that a lost Wi-Fi is told once and not thirty times. */
export interface Notice {
  key: string
  problem: Problem
  sender: Sender
  retryable: boolean
  /** The photos it happened to, oldest first. */
  files: readonly { id: string; name: string }[]
}

/** The code of a photo that was here already: no problem, but its tile goes and that wants a word. */
export const DUPLICATE = 'DUPLICATE'

/** Problems of the receiving folder, which stop every phone: another folder helps. */
const OF_THE_FOLDER = ['FOLDER_GONE', 'FOLDER_READ_ONLY', 'DISK_FULL'] as const
export type FolderProblem = (typeof OF_THE_FOLDER)[number]

export const isOfTheFolder = (code: string): code is FolderProblem =>
  OF_THE_FOLDER.some((each) => each === code)

export interface Failure {
  id: string
  name: string
  sender: Sender
  error: Problem
  retryable: boolean
}

/** Tells of a failure: in the notice of the same problem and sender if there is one, else in a new one at the end. */
export function addFailure(notices: readonly Notice[], failure: Failure): readonly Notice[] {
  const { id, name, sender, error, retryable } = failure
  const key = `${error.code} ${sender.id} ${retryable}`
  const place = notices.findIndex((notice) => notice.key === key)
  const known = notices[place]
  if (!known) return [...notices, { key, problem: error, sender, retryable, files: [{ id, name }] }]
  const files = [...known.files.filter((file) => file.id !== id), { id, name }]
  return notices.with(place, { ...known, files })
}

/** A photo goes on, or has gone: what was told of its pause is no longer true. Final failures stay until they are dismissed. */
export function settle(notices: readonly Notice[], id: string): readonly Notice[] {
  const told = ({ retryable, files }: Notice) => retryable && files.some((file) => file.id === id)
  if (!notices.some(told)) return notices
  return notices
    .map((notice) =>
      told(notice) ? { ...notice, files: notice.files.filter((file) => file.id !== id) } : notice,
    )
    .filter(({ files }) => files.length > 0)
}
