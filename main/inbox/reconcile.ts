import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Sender } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { isFileCutShort } from '../image/cut-short'
import type { Measurer } from '../image/measure'
import { type FoundFile, inBatches, listFiles } from './folder'
import type { PhotoShelf } from './photo-shelf'
import type { ReceivingFolder } from './receiving-folder'

/** Who "sent" what a person has put into the folder by hand. */
const BY_HAND: Sender = { id: 'folder', name: 'Folder' }

export interface ReconcileDeps {
  folder: ReceivingFolder
  shelf: PhotoShelf
  measurer: Measurer
  /** Names that a commit is about to take or has just taken: not put there by hand. */
  namesInUse(): ReadonlySet<string>
  emit(event: ReceiverEvent): void
}

/**
 * The folder is the truth: photos whose files are gone are forgotten, and photos that a person has put there are taken in. A folder that
 * is not there at all says nothing, so nothing is forgotten.
 * @returns a look at the folder; one that is asked for during another comes after it
 */
export function createReconcile(deps: ReconcileDeps): () => Promise<void> {
  const { folder, shelf, measurer, emit } = deps

  async function takeIn(file: FoundFile): Promise<void> {
    const path = join(folder.path, file.name)
    const facts = file.bytes > 0 ? await measurer.measureFile(path) : null
    if (facts === null) return
    const isDamaged = await isFileCutShort(path, file.bytes, facts.format)
    if (isKnown(file.name)) return
    const photo = {
      ...facts,
      id: randomBytes(16).toString('hex'),
      name: file.name,
      bytes: file.bytes,
      sender: BY_HAND,
      receivedAt: Math.floor(file.modifiedAt),
      isDamaged,
    }
    shelf.add(photo, { edge: null, metadata: '' })
    emit({ event: 'saved', photo })
  }

  const isKnown = (name: string) => shelf.named(name) !== null || deps.namesInUse().has(name)

  async function look(): Promise<void> {
    // A photo that is saved while the folder is being read may not be on its list.
    const before = shelf.all()
    if (!(await folder.isThere())) return
    const files = await listFiles(folder.path)
    if (files === null) return
    for (const { id, name } of before) {
      if (files.has(name) || shelf.get(id) === null) continue
      shelf.remove(id)
      emit({ event: 'removed', id })
    }
    const unknown = [...files.values()].filter(({ name }) => !isKnown(name))
    await inBatches(unknown, (file) => takeIn(file).catch(() => {}))
  }

  let last: Promise<void> = Promise.resolve()
  return () => {
    // A look that failed, say because the folder may not be read, says nothing about the next one.
    last = last.then(look).catch(() => {})
    return last
  }
}
