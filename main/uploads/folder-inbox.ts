import type { Log } from '../base/log'
import { NOTHING_TO_DO, type Prepared } from '../base/prepared'
import type { OpenPhotoIndex } from '../library/photo-index'
import { usableReceivingFolder } from '../library/receiving-folder'
import { type Inbox, type InboxDeps, openInbox } from './inbox'

export interface FolderInboxDeps extends Omit<InboxDeps, 'folder' | 'index'> {
  log: Log
  /** Real path of the data folder. */
  dataFolder: string
  index: OpenPhotoIndex
}

/** The inbox of the receiving folder in force. Another folder has another one. */
export interface FolderInbox extends Inbox {
  /** Real path of the receiving folder. */
  folder(): string
  /**
   * Opens another folder beside the present one. What is on its way when it is put in force ends,
   * and is kept where it is: the present folder goes on with it when it is chosen again.
   * @throws AppError when the folder cannot be used
   */
  prepareFolder(folder: string): Promise<Prepared>
}

/** What is known of the photos of the folder in force, and what people do with them. */
export type KnownPhotos = Pick<
  FolderInbox,
  | 'uploads'
  | 'holdUpload'
  | 'releaseUpload'
  | 'giveUpUpload'
  | 'photos'
  | 'photo'
  | 'photoPath'
  | 'photoFiles'
  | 'jpegCopies'
  | 'hide'
  | 'restore'
  | 'forget'
  | 'correctSize'
  | 'markDamaged'
  | 'setStarred'
  | 'saveTurned'
  | 'expectResult'
  | 'setResult'
>

/** @throws AppError when the folder cannot be used */
export async function openFolderInbox(
  chosen: string,
  { index, log, dataFolder, ...deps }: FolderInboxDeps,
): Promise<FolderInbox> {
  let folder = await usableReceivingFolder(chosen, dataFolder)
  let inbox = await open(folder)

  function open(path: string): Promise<Inbox> {
    return openInbox({
      ...deps,
      folder: path,
      index: index.ofFolder(path),
      // Events of a folder that is not in use are dropped.
      emit: (event) => void (path === folder && deps.emit(event)),
    })
  }

  return {
    folder: () => folder,
    async prepareFolder(wanted) {
      const path = await usableReceivingFolder(wanted, dataFolder)
      if (path === folder) return NOTHING_TO_DO
      const next = await open(path)
      return {
        async commit() {
          const before = inbox
          inbox = next
          folder = path
          deps.emit({ type: 'folder-changed' })
          await before.close().catch((error: unknown) => {
            log.error('The folder that was left did not close cleanly:', error)
          })
        },
        cancel: next.close,
      }
    },
    create: (request) => inbox.create(request),
    find: (id) => inbox.find(id),
    metadata: (id) => inbox.metadata(id),
    uploads: () => inbox.uploads(),
    interrupt: (why) => inbox.interrupt(why),
    giveUp: (senderId, why) => inbox.giveUp(senderId, why),
    giveUpEmpty: () => inbox.giveUpEmpty(),
    holdUpload: (id) => inbox.holdUpload(id),
    releaseUpload: (id) => inbox.releaseUpload(id),
    giveUpUpload: (id) => inbox.giveUpUpload(id),
    photos: () => inbox.photos(),
    photo: (id) => inbox.photo(id),
    photoPath: (id) => inbox.photoPath(id),
    photoFiles: (id) => inbox.photoFiles(id),
    jpegCopies: {
      want: (id) => inbox.jpegCopies.want(id),
      wanted: () => inbox.jpegCopies.wanted(),
      save: (id, jpeg) => inbox.jpegCopies.save(id, jpeg),
      giveUp: (id) => inbox.jpegCopies.giveUp(id),
    },
    hide: (id) => inbox.hide(id),
    restore: (ids) => inbox.restore(ids),
    forget: (id) => inbox.forget(id),
    correctSize: (id, size) => inbox.correctSize(id, size),
    markDamaged: (id) => inbox.markDamaged(id),
    setStarred: (ids, isStarred) => inbox.setStarred(ids, isStarred),
    saveTurned: (id, turns) => inbox.saveTurned(id, turns),
    expectResult: (id) => inbox.expectResult(id),
    setResult: (id, result) => inbox.setResult(id, result),
    sync: () => inbox.sync(),
    close: () => inbox.close(),
  }
}
