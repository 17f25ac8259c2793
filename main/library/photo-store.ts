import type { Photo, PictureFacts, Sender, Size } from '../../contract/photo'
import type { PhotoResult } from '../../contract/result'
import { copyPath, relativePath } from './photo'
import type { Kept, PhotoIndex } from './photo-index'
import { createSameLength, type SameLength } from './same-length'

/** The photos of the folder, in memory and in the index, found by what one may ask for. */
export interface PhotoStore {
  /** Newest first. */
  all(): Photo[]
  get(id: string): Photo | null
  /** @param path below the receiving folder */
  at(path: string): Photo | null
  /** Whether a photo's JPEG copy stands there. */
  isCopy(path: string): boolean
  /** @param name as `Photo.jpegCopy` */
  setCopy(photo: Photo, name: string | null | undefined): void
  /**
   * Writes down a photo's result; as `Photo.result`.
   * @returns null where it is gone
   */
  setResult(id: string, result: PhotoResult | null | undefined): Photo | null
  /** @returns null where it is so already, or gone */
  setStarred(id: string, isStarred: boolean): Photo | null
  /** Puts the size right in which it is shown. @returns null where it is right already, or gone */
  correctSize(id: string, size: Size): Photo | null
  /** Writes down that a photo is damaged. @returns null where that is known, or it is gone */
  markDamaged(id: string): Photo | null
  /** Photos whose facts an earlier version of the readers has told, newest first. */
  outdated(): Photo[]
  /**
   * Takes over what a photo's file tells now; null where that is nothing new. It is outdated no
   * more.
   * @returns null where nothing has changed, or it is gone
   */
  renew(id: string, facts: PictureFacts | null, isDamaged: boolean): Photo | null
  /** The photo that this sender described by `edge` when sending it. */
  withEdge(sender: Sender, edge: string): Photo | null
  /** Photos that may be the same as one that has come. */
  sameLength: Pick<SameLength, 'has' | 'unsampled' | 'withSample'>
  /** Keeps what `sameLength` needs of a photo. */
  setSample(photo: Photo, sample: string): void
  /** tus's `Upload-Metadata` that came with the photo; empty where there was none. */
  metadata(id: string): string
  add(photo: Photo, kept: Kept): void
  /** Forgets a photo, also one out of sight. */
  remove(id: string): void
  /**
   * Takes a photo out of sight: only its name is still known. It is in the index, so after a crash
   * it is back.
   */
  hide(id: string): Photo | null
  /** Brings it back. */
  unhide(id: string): Photo | null
}

const NOTHING_KEPT: Omit<Kept, 'edge'> = { metadata: '' }

const isSameShape = (one: Size, other: Size): boolean =>
  one.width * other.height === other.width * one.height

/** @throws Error where the index cannot be opened */
export async function openPhotoStore(index: PhotoIndex): Promise<PhotoStore> {
  // All of these grow with the photos of the folder, a few entries each, and with nothing else.
  const byId = new Map<string, Photo>()
  const byPath = new Map<string, Photo>()
  const byEdge = new Map<string, Photo>()
  const keptOf = new Map<string, Omit<Kept, 'edge'>>()
  const sameLength = createSameLength()
  const edgeKey = (sender: Sender, edge: string) => `${sender.id} ${edge}`
  const copies = new Set<string>()
  const hidden = new Map<string, Photo>()
  const outdated = new Set<string>()
  let sorted: Photo[] | null = null

  function put(photo: Photo, { edge, ...kept }: Kept): void {
    byId.set(photo.id, photo)
    byPath.set(relativePath(photo), photo)
    if (edge !== null) byEdge.set(edgeKey(photo.sender, edge), photo)
    const copy = copyPath(photo)
    if (copy !== null) copies.add(copy)
    if (kept.metadata !== '' || kept.sample !== undefined) keptOf.set(photo.id, kept)
    sameLength.add(photo, kept.sample)
    sorted = null
  }
  function takeOut(photo: Photo): void {
    byId.delete(photo.id)
    sameLength.remove(photo, keptOf.get(photo.id)?.sample)
    sorted = null
  }

  for await (const some of index.photos())
    for (const { photo, isOutdated, ...kept } of some) {
      put(photo, kept)
      if (isOutdated) outdated.add(photo.id)
    }

  const kept = (id: string) => keptOf.get(id) ?? NOTHING_KEPT
  const update = (photo: Photo) =>
    index.updatePhoto(photo, { ...kept(photo.id), isOutdated: outdated.has(photo.id) })

  function all(): Photo[] {
    // Stable: of two photos of one millisecond the later one comes first.
    sorted ??= [...byId.values()].reverse().sort((a, b) => b.receivedAt - a.receivedAt)
    return [...sorted]
  }

  return {
    all,
    get: (id) => byId.get(id) ?? null,
    at: (path) => byPath.get(path) ?? null,
    isCopy: (path) => copies.has(path),
    setCopy(photo, name) {
      copies.delete(copyPath(photo) ?? '')
      if (name === undefined) delete photo.jpegCopy
      else photo.jpegCopy = name
      const copy = copyPath(photo)
      if (copy !== null) copies.add(copy)
      update(photo)
    },
    setResult(id, result) {
      const photo = byId.get(id)
      if (!photo) return null
      if (result === undefined) delete photo.result
      else photo.result = result
      update(photo)
      return photo
    },
    setStarred(id, isStarred) {
      const photo = byId.get(id)
      if (!photo || (photo.isStarred === true) === isStarred) return null
      if (isStarred) photo.isStarred = true
      else delete photo.isStarred
      update(photo)
      return photo
    },
    correctSize(id, size) {
      const photo = byId.get(id)
      const told = photo?.size
      if (!photo || (told?.width === size.width && told.height === size.height)) return null
      // Chromium shows pictures of a higher density in fewer pixels, of the same shape.
      if (told && size.width < told.width && isSameShape(size, told)) return null
      // How it is stored was read by what has just been proved wrong.
      Object.assign(photo, { size, storedSize: null, orientation: 1 })
      update(photo)
      return photo
    },
    markDamaged(id) {
      const photo = byId.get(id)
      if (!photo || photo.isDamaged) return null
      photo.isDamaged = true
      update(photo)
      return photo
    },
    outdated: () => all().filter(({ id }) => outdated.has(id)),
    renew(id, facts, isDamaged) {
      const photo = byId.get(id)
      if (!photo) return null
      const before = JSON.stringify(photo)
      Object.assign(photo, facts, { isDamaged })
      outdated.delete(id)
      update(photo)
      return JSON.stringify(photo) === before ? null : photo
    },
    withEdge(sender, edge) {
      const photo = byEdge.get(edgeKey(sender, edge))
      return photo && byId.has(photo.id) ? photo : null
    },
    sameLength,
    setSample(photo, sample) {
      sameLength.remove(photo, kept(photo.id).sample)
      // It may have gone meanwhile.
      if (byId.get(photo.id) !== photo) return
      keptOf.set(photo.id, { ...kept(photo.id), sample })
      sameLength.add(photo, sample)
      update(photo)
    },
    metadata: (id) => kept(id).metadata,
    add(photo, said) {
      index.savePhoto(photo, said)
      put(photo, said)
    },
    remove(id) {
      const photo = byId.get(id) ?? hidden.get(id)
      if (!photo) return
      index.removePhoto(id)
      takeOut(photo)
      hidden.delete(id)
      copies.delete(copyPath(photo) ?? '')
      keptOf.delete(id)
      outdated.delete(id)
      const path = relativePath(photo)
      if (byPath.get(path) === photo) byPath.delete(path)
    },
    hide(id) {
      const photo = byId.get(id)
      if (!photo) return null
      takeOut(photo)
      hidden.set(id, photo)
      return photo
    },
    unhide(id) {
      const photo = hidden.get(id)
      if (!photo) return null
      hidden.delete(id)
      // Its description is still in `byEdge`, unless the same photo has come again.
      put(photo, { edge: null, ...kept(id) })
      return photo
    },
  }
}
