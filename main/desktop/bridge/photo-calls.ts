import { nativeImage, shell, type WebContents } from 'electron'
import { OPEN_AT_ONCE } from '../../../contract/bridge'
import { countedKey } from '../../../contract/counted'
import { BY_HAND } from '../../../contract/photo'
import type { Translate } from '../../../contract/translate'
import { AppError } from '../../base/errors'
import type { Trash } from '../../library/trash'
import type { Receiver } from '../../receiver'
import type { createCopyPicture } from '../pictures/copy-picture'
import { putOnClipboard } from '../pictures/system-clipboard'
import {
  DRAG_ICON,
  DRAWN_PNG,
  type Handlers,
  PHOTO_ID,
  photoIds,
  TURNS,
  takes,
  YES_OR_NO,
} from './call-schemas'
import type { Dialogs } from './dialogs'
import { galleryFiles } from './gallery-files'

interface Deps {
  receiver: Parameters<typeof galleryFiles>[0] & Pick<Receiver, 'setStarred' | 'saveTurned'>
  copyPicture: ReturnType<typeof createCopyPicture>
  trash: Trash
  dialogs: Pick<Dialogs, 'confirm'>
  t: Translate
  /** The page that a drag begins in. */
  contents(): WebContents | null
}

/** Calls that hand photos to other programs and the system. */
export function createPhotoCalls({ receiver, copyPicture, trash, dialogs, t, contents }: Deps) {
  const startedAt = Date.now()
  /** The photos that the person has agreed to throw away. */
  const agreed = new Set<string>()
  let isAllAgreed = false

  /** What a phone has sent since the start goes without a question: Undo is enough. */
  const mustAsk = (id: string) => {
    const photo = receiver.photo(id)
    if (!photo || isAllAgreed || agreed.has(id)) return false
    return photo.sender.id === BY_HAND.id || photo.receivedAt < startedAt
  }

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
    confirmTrash: {
      takes: takes(photoIds()),
      async run(ids) {
        if (!ids.some(mustAsk)) return true
        const photos = ids.flatMap((id) => receiver.photo(id) ?? [])
        const answer = await dialogs.confirm({
          message: t(countedKey('desktop.trash.title', photos), { count: ids.length }),
          detail: t('desktop.trash.text'),
          yes: t('window.actions.names.trash'),
          no: t('window.cancel'),
          checkboxLabel: t('desktop.trash.always'),
        })
        if (answer === null) return false
        for (const id of ids) agreed.add(id)
        isAllAgreed = answer.isTicked
        return true
      },
    },
    trashPhotos: {
      takes: takes(photoIds()),
      async run(ids) {
        if (ids.some(mustAsk)) throw new Error('The person was not asked about all of these photos')
        return trash.throwAway(ids)
      },
    },
    copyImage: {
      takes: takes(PHOTO_ID, DRAWN_PNG),
      async run(id, preview) {
        // Programs of Windows may know no PNG: there the window gives them a bitmap as well.
        let forWindow: Uint8Array | null = null
        const keep = async (png: Uint8Array) => {
          forWindow = png
        }
        const copy = process.platform === 'win32' ? keep : putOnClipboard
        const isCopied = await copyPicture(id, preview, copy)
        return (isCopied && forWindow) || isCopied
      },
    },
    saveTurned: {
      takes: takes(PHOTO_ID, TURNS),
      run: (id, turns) => receiver.saveTurned(id, turns),
    },
    starPhotos: {
      takes: takes(photoIds(), YES_OR_NO),
      run: async (ids, isStarred) => receiver.setStarred(ids, isStarred),
    },
    giveUpUploads: { takes: takes(photoIds()), run: (ids) => trash.giveUp(ids) },
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
