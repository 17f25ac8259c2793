import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Receipt } from '../../contract/http'
import type { Photo, Sender, Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Measurer } from '../image/measure'
import { fileProblem, ProblemError } from '../problem'
import { requireSpace } from './disk-space'
import { safeName } from './file-name'
import { createIncoming, type Incoming } from './incoming'
import type { PhotoIndex } from './photo-index'
import { photoReceipt } from './receipt'
import { recover } from './recovery'

export interface InboxDeps {
  /** The receiving folder, as its real path. */
  folder: string
  index: PhotoIndex
  measurer: Measurer
  maxBytes: number
  /** Bytes that stay free on the disk whatever is sent. */
  reserveBytes: number
  emit(event: ReceiverEvent): void
  now(): number
}

export interface NewUpload {
  /** The sender's own 128-bit id, 32 hexadecimal digits; null lets the inbox choose. */
  id: string | null
  name: string
  /** Bytes in all; null while unknown. */
  length: number | null
  sender: Sender
  lastModified: number | null
  resumable: boolean
}

/** Where bytes become files. */
export interface Inbox {
  /**
   * Begins an upload. A known id finds the upload, or the photo it has become, again: sending twice makes one file.
   * @throws ProblemError when the file is too large, empty, or there is no room
   */
  create(request: NewUpload): Promise<Incoming | Photo>
  /** An upload under way, a saved photo, or null. */
  find(id: string): Incoming | Photo | null
  receipt(id: string): Receipt | null
  uploads(): Upload[]
  /** Newest first. */
  photos(): Photo[]
  photo(id: string): Photo | null
  photoPath(id: string): string | null
  /** Ends the requests under way and waits until what they brought is written down. */
  settle(): Promise<void>
}

export const isPhoto = (found: Incoming | Photo): found is Photo => 'receivedAt' in found

/** Opens the inbox and puts in order what the last run left behind. */
export async function openInbox(deps: InboxDeps): Promise<Inbox> {
  const { folder, index, measurer, maxBytes, emit, now } = deps
  const incoming = new Map<string, Incoming>()
  const photos = new Map<string, Photo>()

  const onGone = (id: string, photo: Photo | null) => {
    incoming.delete(id)
    if (photo) photos.set(id, photo)
  }
  const incomingDeps = { folder, index, measurer, maxBytes, emit, now, onGone }

  for (const stored of await recover(folder, index, measurer, now()))
    incoming.set(stored.id, createIncoming(stored, incomingDeps))
  for (const photo of index.photos().reverse()) photos.set(photo.id, photo)

  const find = (id: string) => incoming.get(id) ?? photos.get(id) ?? null
  const promisedBytes = () =>
    [...incoming.values()].reduce(
      (sum, { stored, offset }) => sum + (stored.length === null ? 0 : stored.length - offset()),
      0,
    )

  async function requireRoom(length: number | null): Promise<void> {
    if (length === 0) throw new ProblemError('EMPTY_FILE')
    if ((length ?? 0) > maxBytes) throw new ProblemError('TOO_LARGE')
    await requireSpace(folder, (length ?? 0) + promisedBytes() + deps.reserveBytes)
  }

  return {
    async create(request) {
      const known = request.id === null ? null : find(request.id)
      if (known) return known
      const { length, sender, lastModified, resumable } = request
      const id = request.id ?? randomBytes(16).toString('hex')
      const name = safeName(request.name)
      try {
        await requireRoom(length)
      } catch (error) {
        const problem = fileProblem(error)
        if (problem === null) throw error
        const { code, message } = problem
        const retryable = resumable && problem.status >= 500
        emit({ event: 'failed', id, name, sender, error: { code, message }, retryable })
        throw problem
      }
      const createdAt = now()
      const progress = { offset: 0, createdAt, committing: null }
      const created = createIncoming(
        { id, name, length, sender, lastModified, resumable, ...progress },
        incomingDeps,
      )
      // A twin of this request may have come while the disk was asked.
      const twin = find(created.stored.id)
      if (twin) return twin
      index.saveUpload(created.stored)
      incoming.set(created.stored.id, created)
      emit({ event: 'upload', upload: created.upload() })
      return created
    },
    find,
    receipt(id) {
      const found = find(id)
      if (found === null) return null
      if (isPhoto(found))
        return {
          id,
          state: 'saved',
          offset: found.bytes,
          length: found.bytes,
          photo: photoReceipt(found),
        }
      return {
        id,
        state: 'receiving',
        offset: found.offset(),
        length: found.stored.length,
        photo: null,
      }
    },
    uploads: () => [...incoming.values()].map((upload) => upload.upload()),
    photos: () => [...photos.values()].reverse(),
    photo: (id) => photos.get(id) ?? null,
    photoPath(id) {
      const photo = photos.get(id)
      return photo ? join(folder, photo.name) : null
    },
    async settle() {
      await Promise.all([...incoming.values()].map((upload) => upload.settle()))
    },
  }
}
