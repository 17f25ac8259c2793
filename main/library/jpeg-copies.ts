import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Photo } from '../../contract/photo'
import { createSerial } from '../base/serial'
import { jpegName } from './file-name'
import { partPath } from './part-file'
import { relativePath } from './photo'
import type { PhotoStore } from './photo-store'
import type { ReceivingFolder } from './receiving-folder'

/**
 * JPEG copies that stand beside HEICs. A copy is no photo of its own: it is not shown, and goes
 * into the trash with its HEIC.
 */
export interface JpegCopies {
  /** From now on a copy is wanted, also after a restart. */
  want(id: string): void
  /** Photos whose copy is still to be made, the oldest first. */
  wanted(): Photo[]
  /**
   * Writes a copy that is wanted, by the rules of every photo: whole or not at all, and never over
   * a file.
   * @param jpeg moved into the thread that writes it, and empty from then on
   * @throws the file system's error, or AppError DISK_FULL or FOLDER_GONE; the copy is still wanted
   */
  save(id: string, jpeg: Uint8Array): Promise<void>
  /** There will be no copy. */
  giveUp(id: string): void
}

export interface OpenJpegCopies extends JpegCopies {
  /** Paths that a copy is about to take: not put there by hand. */
  pathsInUse(): ReadonlySet<string>
  /**
   * Waits for what is being written. From then on nothing changes any more: what is wanted is still
   * wanted at the next start.
   */
  close(): Promise<void>
}

export function createJpegCopies(
  folder: ReceivingFolder,
  store: Pick<PhotoStore, 'all' | 'get' | 'setCopy'>,
): OpenJpegCopies {
  const inUse = new Set<string>()
  const serial = createSerial()
  let isClosed = false
  const find = (id: string) => (isClosed ? null : store.get(id))
  const isWanted = ({ jpegCopy }: Photo) => jpegCopy === null

  async function save(id: string, jpeg: Uint8Array): Promise<void> {
    const photo = find(id)
    if (!photo || !isWanted(photo)) return
    await folder.requireSpace(jpeg.length)
    const path = partPath(folder.path, `${id}-jpeg`)
    const part = await folder.openPart(path, { isNew: true, checksum: null })
    if (part === null) return
    try {
      await part.write([jpeg], 0)
      const { mtime } = await stat(join(folder.path, relativePath(photo)))
      const { subfolder = '' } = photo
      const to = { folder: folder.path, subfolder, name: jpegName(photo.name) }
      const name = await part.commit(to, mtime, {
        beforeName: (candidate) => void inUse.add(relativePath({ ...photo, name: candidate })),
        beforeReservation() {},
      })
      store.setCopy(photo, name)
    } finally {
      inUse.clear()
      await part.close('remove')
    }
  }

  return {
    want(id) {
      const photo = find(id)
      if (photo && photo.jpegCopy === undefined) store.setCopy(photo, null)
    },
    wanted: () => (isClosed ? [] : store.all()).filter(isWanted).reverse(),
    save: (id, jpeg) => serial(() => save(id, jpeg)),
    giveUp(id) {
      const photo = find(id)
      if (photo && isWanted(photo)) store.setCopy(photo, undefined)
    },
    pathsInUse: () => inUse,
    close: () =>
      serial(() => {
        isClosed = true
      }),
  }
}
