import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { HTTP_ERRORS } from '../../contract/http'
import type { Photo, Sender, Size, Upload } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { PhotoResult } from '../../contract/result'
import type { Accept } from '../../contract/settings'
import { createBoundedMap } from '../base/bounded-map'
import type { Clock } from '../base/clock'
import { isPlausibleTime } from '../base/clock'
import { AppError, fileError, type HttpError } from '../base/errors'
import { createSerial, createSerialByKey } from '../base/serial'
import type { Measurer } from '../image/measure'
import type { DiskThreads } from '../library/disk-threads'
import { safeName } from '../library/file-name'
import { type FolderTemplate, templateFolders } from '../library/folder-template'
import { createJpegCopies, type JpegCopies } from '../library/jpeg-copies'
import type { HeicClaim } from '../library/photo'
import { copyPath, relativePath } from '../library/photo'
import type { PhotoIndex } from '../library/photo-index'
import { openPhotoStore } from '../library/photo-store'
import { createReadAgain } from '../library/read-again'
import { openReceivingFolder } from '../library/receiving-folder'
import { createReconcile } from '../library/reconcile'
import { openStars } from '../library/stars'
import { saveTurnedCopy } from '../library/turned-copy'
import { watchFolder } from '../library/watch-folder'
import { createBodyMemory } from './body-memory'
import { createGrouped } from './grouped'
import { createIncoming, type Incoming } from './incoming'
import { createQuota } from './quota'
import { recover } from './recovery'

export interface InboxDeps {
  /** The receiving folder, as its real path. */
  folder: string
  disk: DiskThreads
  /** Into which of its subfolders photos are filed. */
  template(): FolderTemplate
  index: PhotoIndex
  measurer: Measurer
  maxBytes: number
  /** Bytes that stay free on the disk whatever is sent. */
  reserveBytes: number
  /** A body without a byte for this long is ended, milliseconds. */
  idleMs: number
  /** What phones can send. */
  accept(): Accept
  clock: Clock
  /**
   * @param source as in `NewUpload`
   * @throws AppError where this sender may not send at the moment
   */
  requireAllowed(sender: Sender, source?: string): void
  emit(event: ReceiverEvent): void
}

export interface NewUpload {
  /** The sender's own 128-bit id, 32 hexadecimal digits; null lets the inbox choose. */
  id: string | null
  name: string
  /** Bytes in all; null while unknown. */
  length: number | null
  sender: Sender
  /** Where the request comes from, as `sourceOf` says it. */
  source: string
  /** See `METADATA_KEYS`; null where the sender does not describe the file. */
  edge: string | null
  /** tus's `Upload-Metadata` as it came, empty where there is none. */
  metadata: string
  /**
   * The file's own date as the phone told it, milliseconds since 1970; a date that cannot be true
   * is passed over.
   */
  lastModified: number | null
  wasHeic: HeicClaim
  resumable: boolean
  /** As in `StoredUpload`; one that is not resumable never does. */
  canRestart: boolean
}

/** Where bytes become files. */
export interface Inbox {
  /**
   * Begins an upload. A file that is known, by its id or by the sender's description of it, is
   * found again as what it has become: sending twice makes one file.
   * @throws AppError when the sender may not send, the file is too large or empty, or there is no
   *   space
   */
  create(request: NewUpload): Promise<Incoming | Photo>
  /** An upload under way, the photo it has become, or null. @throws AppError why it was given up */
  find(id: string): Incoming | Photo | null
  /** tus's `Upload-Metadata` of the creation under that id, empty where there was none. */
  metadata(id: string): string
  uploads(): Upload[]
  /**
   * Ends every request that is sending a photo. What came so far is kept where the sender can go
   * on.
   */
  interrupt(why: HttpError): Promise<void>
  /** Gives up all that this sender has not finished. */
  giveUp(senderId: string, why: HttpError): Promise<void>
  /** Gives up all uploads without bytes that no request is working on. */
  giveUpEmpty(): Promise<void>
  /** Takes an upload out of sight; it takes nothing until `releaseUpload` brings it back. */
  holdUpload(id: string): void
  releaseUpload(id: string): void
  /** Gives up an upload for good, also after a restart: its sender hears that. */
  giveUpUpload(id: string): Promise<void>
  /** Newest first. */
  photos(): Photo[]
  photo(id: string): Photo | null
  photoPath(id: string): string | null
  /** All files of a photo: its own, and that of its JPEG copy. */
  photoFiles(id: string): string[]
  jpegCopies: JpegCopies
  /**
   * Takes a photo out of sight; its file and its entry stay, so that `restore` brings back the very
   * same.
   */
  hide(id: string): void
  /** Ends when it has looked for their files; photos whose files have gone are forgotten. */
  restore(ids: readonly string[]): Promise<void>
  /** The file of a hidden photo has gone: forgets it. */
  forget(id: string): void
  /** A decoder shows the photo in another size than was told, or in one where none was. */
  correctSize(id: string, size: Size): void
  /** The picture data of the photo do not make its picture. */
  markDamaged(id: string): void
  /** Stars photos, or takes their stars away: in the index, and in the folder, see `stars.ts`. */
  setStarred(ids: readonly string[], isStarred: boolean): void
  /**
   * Saves a copy of a JPEG that is turned by so many quarters to the right; as `saveTurnedCopy`.
   * @throws AppError PHOTO_LEFT where it is gone
   */
  saveTurned(id: string, turns: number): Promise<string>
  /** The command is going to run for a photo that was just saved: `Photo.result` is null. */
  expectResult(id: string): void
  /** The command has ended for a photo; as `Photo.result`. */
  setResult(id: string, result: PhotoResult | null | undefined): void
  /** Looks at the folder, which may have been changed by hand or be filed in another way now. */
  sync(): Promise<void>
  /** Ends the requests under way and waits until what they brought is written down. */
  close(): Promise<void>
}

/** Further ids that are remembered, and for how long they are, milliseconds. */
const MOST_ALIASES = 1024
const ALIAS_AGE_MS = 24 * 60 * 60 * 1000

export const isPhoto = (found: Incoming | Photo): found is Photo => 'receivedAt' in found

/**
 * Opens the inbox, puts in order what the last run left behind, and keeps an eye on the folder from
 * then on.
 */
export async function openInbox(deps: InboxDeps): Promise<Inbox> {
  const { index, measurer, maxBytes, idleMs, accept, clock, requireAllowed, emit } = deps
  const folder = await openReceivingFolder(deps.folder, deps.reserveBytes, clock, deps.disk)
  const continuing = await recover(folder.path, index, measurer, clock.now())
  const store = await openPhotoStore(index)
  /** Bound and age: `quota.ts`. */
  const incoming = createGrouped<Incoming>()
  const ofIds = { most: MOST_ALIASES, maxAgeMs: ALIAS_AGE_MS, elapsed: clock.elapsed }
  /**
   * Further ids of an upload or photo: those of a file that was picked again. A phone whose id was
   * forgotten creates it again, and the file is found again by its description or its bytes.
   */
  const aliases = createBoundedMap<{ first: string; metadata: string }>(ofIds)
  /** Why uploads were ended at this computer, for their senders. */
  const givenUp = createBoundedMap<HttpError>({ ...ofIds, onDropped: index.removeUpload })

  const pathOf = (photo: Photo) => join(folder.path, relativePath(photo))

  function find(id: string): Incoming | Photo | null {
    const why = givenUp.get(id)
    if (why) throw why
    return findKnown(id)
  }

  function findKnown(id: string): Incoming | Photo | null {
    const first = aliases.get(id)?.first ?? id
    const found = incoming.get(first)
    if (found) return found.isExpired() ? null : found
    return store.get(first)
  }

  /** Of photos just saved; each ends by itself. */
  const unfinishedWork = new Set<Promise<unknown>>()
  const quota = createQuota({ folder, maxBytes, clock, uploads: incoming })
  const incomingDeps = {
    folder,
    quota,
    template: deps.template,
    index,
    store,
    measurer,
    inTurn: createSerialByKey(),
    idleMs,
    memory: createBodyMemory(),
    accept,
    clock,
    requireAllowed,
    emit,
    afterwards(work: Promise<unknown>) {
      const done = work.catch(() => {}).finally(() => unfinishedWork.delete(done))
      unfinishedWork.add(done)
    },
    onGone(id: string, photo: Photo | null) {
      const metadata = incoming.get(id)?.stored.metadata ?? ''
      incoming.delete(id)
      if (photo && photo.id !== id) aliases.set(id, { first: photo.id, metadata }, photo.sender.id)
    },
  }
  for (const stored of continuing) {
    if (stored.isGivenUp) givenUp.set(stored.id, new AppError('GIVEN_UP'), stored.sender.id)
    else incoming.set(stored.id, createIncoming(stored, 'paused', incomingDeps))
  }

  /** However often a person asks: each reads headers, and writes a photo. */
  const oneCopy = createSerial()
  const stars = await openStars(folder.path)
  const reconcile = createReconcile({
    folder,
    store,
    stars,
    measurer,
    emit,
    pathsInUse: () =>
      new Set([
        ...[...incoming.values()].map(({ stored }) => stored.committing ?? ''),
        ...jpegCopies.pathsInUse(),
      ]),
    isFiledInto: (subfolder) => templateFolders(deps.template())(subfolder),
    follow: (subfolders) => watch.follow(subfolders),
  })
  const jpegCopies = createJpegCopies(folder, store)
  const watch = watchFolder(folder.path, () => void reconcile())
  const readAgain = createReadAgain({ store, measurer, pathOf, emit })
  // Photos that have gone need not be read again.
  const firstScan = reconcile().then(readAgain.run)

  /** A photo or an unfinished upload of the same sender and description. */
  async function findAgain({
    id,
    sender,
    edge,
    length,
  }: NewUpload): Promise<Incoming | Photo | null> {
    // Who creates one anew that was given up wants to send it from its start.
    const byId = id === null ? null : findKnown(id)
    if (byId !== null || edge === null) return byId
    const saved = store.withEdge(sender, edge)
    // Somebody may have written over it.
    if (saved && (await hasLength(pathOf(saved), length ?? saved.bytes))) return saved
    const isSame = ({ stored }: Incoming) => stored.edge === edge && stored.resumable
    const theirs = [...incoming.ofSender(sender.id)]
    return theirs.find((each) => isSame(each) && !each.isExpired()) ?? null
  }

  return {
    async create(request) {
      requireAllowed(request.sender, request.source)
      const known = await findAgain(request)
      if (known) {
        const knownId = isPhoto(known) ? known.id : known.stored.id
        if (request.id !== null && request.id !== knownId)
          aliases.set(request.id, { first: knownId, metadata: request.metadata }, request.sender.id)
        return known
      }
      const { length, sender, source, edge, metadata, wasHeic, resumable, canRestart } = request
      const id = request.id ?? randomBytes(16).toString('hex')
      const name = safeName(request.name)
      try {
        await quota.prepare(request)
        // The same request may have come twice while the disk was asked.
        const twin = findKnown(id)
        if (twin) return twin
        quota.admit(request)
      } catch (error) {
        const why = fileError(error)
        if (why === null) throw error
        const { code, message } = why
        const retryable = resumable && HTTP_ERRORS[code].status >= 500
        // Its sender has too many others, which are seen.
        if (code !== 'TOO_MANY_UPLOADS')
          emit({ type: 'failed', id, name, sender, error: { code, message }, retryable })
        throw why
      }
      const now = clock.now()
      const isTrue = request.lastModified !== null && isPlausibleTime(request.lastModified, now)
      const lastModified = isTrue ? request.lastModified : null
      const stored = {
        ...{ id, name, length, sender, source, edge, metadata, wasHeic, lastModified, resumable },
        ...{
          canRestart,
          offset: 0,
          createdAt: now,
          committing: null,
          isReserving: false,
          isGivenUp: false,
        },
      }
      const created = createIncoming(stored, 'waiting', incomingDeps)
      givenUp.delete(id)
      incoming.set(id, created)
      emit({ type: 'upload', upload: created.upload() })
      return created
    },
    find,
    metadata: (id) =>
      aliases.get(id)?.metadata ?? incoming.get(id)?.stored.metadata ?? store.metadata(id),
    uploads: () =>
      [...incoming.values()].filter((each) => !each.isHeld()).map((upload) => upload.upload()),
    async interrupt(why) {
      await Promise.all([...incoming.values()].map((upload) => upload.settle(why)))
    },
    async giveUp(senderId, why) {
      const theirs = [...incoming.ofSender(senderId)]
      await Promise.all(
        theirs.map(({ stored, settle, discard }) =>
          stored.resumable ? discard(why) : settle(why),
        ),
      )
      for (const { stored } of theirs) givenUp.set(stored.id, why, senderId)
    },
    async giveUpEmpty() {
      const empty = [...incoming.values()].filter((each) => each.offset() === 0 && !each.isBusy())
      await Promise.all(empty.map((each) => each.discard(new AppError('GIVEN_UP'))))
    },
    holdUpload(id) {
      const upload = incoming.get(id)
      if (!upload) return
      void upload.hold()
      emit({ type: 'removed', id })
    },
    releaseUpload(id) {
      const upload = incoming.get(id)
      if (!upload) return
      upload.release()
      emit({ type: 'upload', upload: upload.upload() })
    },
    async giveUpUpload(id) {
      const upload = incoming.get(id)
      if (!upload) return
      const why = new AppError('GIVEN_UP')
      await upload.discard(why)
      // Its last byte may just have come.
      if (store.get(id)) return
      index.saveUpload({ ...upload.stored, offset: 0, committing: null, isGivenUp: true })
      givenUp.set(id, why, upload.stored.sender.id)
    },
    photos: store.all,
    photo: store.get,
    photoPath(id) {
      const photo = store.get(id)
      return photo ? pathOf(photo) : null
    },
    photoFiles(id) {
      const photo = store.get(id)
      if (!photo) return []
      const copy = copyPath(photo)
      return [pathOf(photo), ...(copy === null ? [] : [join(folder.path, copy)])]
    },
    jpegCopies,
    hide(id) {
      if (store.hide(id)) emit({ type: 'removed', id })
    },
    async restore(ids) {
      const restored = ids.flatMap((id) => store.unhide(id) ?? [])
      for (const photo of restored) emit({ type: 'restored', photo })
      // No scan has looked for their files meanwhile.
      if (restored.length > 0) await reconcile()
    },
    forget: store.remove,
    correctSize(id, size) {
      const photo = store.correctSize(id, size)
      if (photo) emit({ type: 'corrected', photo })
    },
    markDamaged(id) {
      const photo = store.markDamaged(id)
      if (photo) emit({ type: 'corrected', photo })
    },
    setStarred(ids, isStarred) {
      const changed = ids.flatMap((id) => store.setStarred(id, isStarred) ?? [])
      for (const photo of changed) emit({ type: 'starred', photo })
      stars.set(
        changed.map((photo) => ({ path: pathOf(photo), bytes: photo.bytes })),
        isStarred,
      )
    },
    async saveTurned(id, turns) {
      const photo = store.get(id)
      if (!photo) throw new AppError('PHOTO_LEFT')
      const name = await oneCopy(() => saveTurnedCopy(folder, photo, turns))
      await reconcile()
      return name
    },
    expectResult: (id) => void store.setResult(id, null),
    setResult(id, result) {
      const photo = store.setResult(id, result)
      if (photo) emit({ type: 'result', photo })
    },
    sync: reconcile,
    async close() {
      quota.close()
      watch.stop()
      readAgain.stop()
      await firstScan
      await jpegCopies.close()
      await stars.written()
      await Promise.all([...incoming.values()].map((upload) => upload.settle()))
      await Promise.all(unfinishedWork)
    },
  }
}

async function hasLength(path: string, bytes: number): Promise<boolean> {
  return stat(path).then(
    ({ size }) => size === bytes,
    () => false,
  )
}
