import { nativeImage, shell, type WebContents } from 'electron'
import { OPEN_AT_ONCE } from '../../../contract/bridge'
import { AppError } from '../../base/errors'
import type { Trash } from '../../library/trash'
import { DRAG_ICON, type Handlers, photoIds, takes } from './call-schemas'
import { galleryFiles } from './gallery-files'

interface Deps {
  receiver: Parameters<typeof galleryFiles>[0]
  trash: Trash
  /** The page that a drag begins in. */
  contents(): WebContents | null
}

/** Calls that hand photos to other programs and the system. */
export function createPhotoCalls({ receiver, trash, contents }: Deps) {
  return {
    openPhotos: {
      takes: takes(photoIds(OPEN_AT_ONCE)),
      async run(ids) {
        const files = galleryFiles(receiver, ids)
        // It may be a program that a stranger sent.
        const other = files.find(({ photo }) => photo.format === 'other')
        if (other) throw new AppError('NOT_STARTED', { details: { file: other.photo.name } })
        for (const { mustBeThere } of files) await mustBeThere()
        for (const { path, photo } of files) {
          const details = { file: photo.name }
          const cause = await shell.openPath(path)
          if (cause) throw new AppError('PHOTO_NOT_OPENED', { details, cause })
        }
      },
    },
    trashPhotos: { takes: takes(photoIds()), run: (ids) => trash.throwAway(ids) },
    undoTrash: { takes: takes(), run: async () => trash.undo() },
    dragPhotos: {
      takes: takes(photoIds(), DRAG_ICON),
      async run(ids, { width, height, pixels }) {
        const files = galleryFiles(receiver, ids).map(({ path }) => path)
        const [file] = files
        if (file === undefined) return
        // Bare pixels: the main process decodes no picture.
        const icon = nativeImage.createFromBitmap(Buffer.from(pixels), { width, height })
        contents()?.startDrag({ file, files, icon })
      },
    },
  } satisfies Partial<Handlers>
}
