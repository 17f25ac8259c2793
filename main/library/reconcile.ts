import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BY_HAND } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { inBatches } from '../base/in-batches'
import { isFileCutShort } from '../image/cut-short'
import type { Measurer } from '../image/measure'
import { listFiles } from './list-files'
import { copyPath, placeOf, relativePath } from './photo-path'
import type { PhotoShelf } from './photo-store'
import type { ReceivingFolder } from './receiving-folder'

export interface ReconcileDeps {
  folder: ReceivingFolder
  shelf: PhotoShelf
  measurer: Measurer
  /** Paths that a commit is about to take or has just taken: not put there by hand. */
  pathsInUse(): ReadonlySet<string>
  /** Whether photos are filed into this subfolder, or into one below it. */
  isFiledInto(subfolder: string): boolean
  /** Watches the subfolders that there are. @returns whether one of them is new */
  follow(subfolders: readonly string[]): boolean
  emit(event: ReceiverEvent): void
}

/**
 * The folder is the truth: photos whose files are gone are forgotten, and photos that a person has put there are taken in. A folder that
 * is not there at all says nothing, so nothing is forgotten.
 * @returns a look at the folder; one that is asked for during another comes after it
 */
export function createReconcile(deps: ReconcileDeps): () => Promise<void> {
  const { folder, shelf, measurer, emit } = deps

  async function takeIn(found: string): Promise<void> {
    const path = join(folder.path, found)
    const { size: bytes, mtimeMs } = await stat(path)
    const facts = bytes > 0 ? await measurer.measureFile(path) : null
    if (facts === null) return
    const isDamaged = await isFileCutShort(path, bytes, facts.format)
    if (isKnown(found)) return
    const photo = {
      ...facts,
      id: randomBytes(16).toString('hex'),
      ...placeOf(found),
      bytes,
      sender: BY_HAND,
      receivedAt: Math.floor(mtimeMs),
      isDamaged,
      isConverted: false,
    }
    shelf.add(photo, { edge: null, metadata: '' })
    emit({ type: 'saved', photo })
  }

  const isKnown = (path: string) =>
    shelf.at(path) !== null || shelf.isCopy(path) || deps.pathsInUse().has(path)

  async function look(): Promise<void> {
    // A photo that is saved while the folder is being read may not be on its list.
    const before = shelf.all()
    if (!(await folder.isThere())) return
    const filled = foldersOf(before.map(relativePath))
    const isWanted = (subfolder: string) => filled.has(subfolder) || deps.isFiledInto(subfolder)
    const found = await listFiles(folder.path, isWanted)
    if (found === null) return
    for (const photo of before) {
      if (shelf.get(photo.id) === null) continue
      const copy = copyPath(photo)
      if (copy !== null && !found.files.has(copy) && !deps.pathsInUse().has(copy))
        shelf.setCopy(photo, undefined)
      if (found.files.has(relativePath(photo))) continue
      shelf.remove(photo.id)
      emit({ type: 'removed', id: photo.id })
    }
    const unknown = [...found.files].filter((path) => !isKnown(path))
    await inBatches(unknown, (path) => takeIn(path).catch(() => {}))
    // What came into a new subfolder before it was watched is on no list yet.
    if (deps.follow(found.subfolders)) await look()
  }

  let last: Promise<void> = Promise.resolve()
  return () => {
    // A look that failed, say because the folder may not be read, says nothing about the next one.
    last = last.then(look).catch(() => {})
    return last
  }
}

/** The subfolders that these paths lead through. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth += 1)
      folders.add(parts.slice(0, depth).join('/'))
  }
  return folders
}
