import { randomBytes } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BY_HAND } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { errnoOf } from '../base/errors'
import { createSerial } from '../base/serial'
import type { Measurer } from '../image/measure'
import { copyPath, photoOf, relativePath } from './photo'
import type { PhotoStore } from './photo-store'
import type { ReceivingFolder } from './receiving-folder'
import type { Stars } from './stars'

export interface ReconcileDeps {
  folder: Pick<ReceivingFolder, 'path' | 'isThere'>
  store: PhotoStore
  /** What of it is starred. */
  stars: Pick<Stars, 'has'>
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
 * The folder is the truth: photos whose files are gone are forgotten, and photos that a person has
 * put there are taken in. A folder that is not there at all says nothing, so nothing is forgotten.
 * @returns scans the folder; a scan that is asked for during another comes after it
 */
export function createReconcile(deps: ReconcileDeps): () => Promise<void> {
  const { folder, store, stars, measurer, emit } = deps

  async function takeIn(found: string): Promise<void> {
    const path = join(folder.path, found)
    const { size: bytes, mtimeMs } = await stat(path)
    const facts = bytes > 0 ? await measurer.measureFile(path) : null
    if (facts === null || facts.format === 'other') return
    const isDamaged = await measurer.isCutShort(path, facts.format)
    const isStarred = await stars.has(path, bytes)
    if (isKnown(found)) return
    const photo = photoOf({
      id: randomBytes(16).toString('hex'),
      path: found,
      bytes,
      facts,
      isDamaged,
      sender: BY_HAND,
      receivedAt: Math.floor(mtimeMs),
      wasHeic: 'no',
    })
    if (isStarred) photo.isStarred = true
    store.add(photo, { edge: null, metadata: '' })
    emit({ type: 'saved', photo })
  }

  const isKnown = (path: string) =>
    store.at(path) !== null || store.isCopy(path) || deps.pathsInUse().has(path)

  /**
   * Paths by which we know files that the disk lists in another Unicode form (HFS+, some FAT): it
   * has them under ours too, though it does not list it.
   */
  async function otherForms(files: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const forms = new Map<string, string>()
    for (const found of files) {
      const ours = found.normalize('NFC')
      if (ours === found || files.has(ours) || !isKnown(ours)) continue
      const isThere = await stat(join(folder.path, ours)).catch(() => null)
      if (isThere) forms.set(ours, found)
    }
    return forms
  }

  async function scan(): Promise<void> {
    // A photo that is saved while the folder is being read may not be on its list.
    const before = store.all()
    if (!(await folder.isThere())) return
    const filled = foldersOf(before.map(relativePath))
    const isWanted = (subfolder: string) =>
      filled.has(subfolder) ||
      [subfolder, subfolder.normalize('NFC')].some((name) => deps.isFiledInto(name))
    const found = await listFiles(folder.path, isWanted)
    if (found === null) return
    const forms = await otherForms(found.files)
    const isListed = (path: string) => found.files.has(path) || forms.has(path)
    for (const photo of before) {
      if (store.get(photo.id) === null) continue
      const copy = copyPath(photo)
      if (copy !== null && !isListed(copy) && !deps.pathsInUse().has(copy))
        store.setCopy(photo, undefined)
      if (isListed(relativePath(photo))) continue
      store.remove(photo.id)
      emit({ type: 'removed', id: photo.id })
    }
    const ours = new Set(forms.values())
    const unknown = [...found.files].filter((path) => !isKnown(path) && !ours.has(path))
    await inBatches(unknown, (path) => takeIn(path).catch(() => {}))
    // What came into a new subfolder before it was watched is on no list yet.
    if (deps.follow(found.subfolders)) await scan()
  }

  const serial = createSerial()
  // A scan that failed, say because the folder may not be read, says nothing about the next one.
  return () => serial(scan).catch(() => {})
}

/** The subfolders that these paths lead through. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  // A disk may list them in another Unicode form.
  for (const path of paths.flatMap((each) => [each, each.normalize('NFD')])) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth += 1)
      folders.add(parts.slice(0, depth).join('/'))
  }
  return folders
}

/** What a scan of the folder found. */
interface FoundFiles {
  /**
   * Paths below the receiving folder, with `/` on every system. Nothing is asked of the files:
   * nearly all are known.
   */
  files: ReadonlySet<string>
  /** The subfolders that were looked into, by path. */
  subfolders: string[]
}

/**
 * The visible files of the folder and of some of its subfolders; null when the folder itself is not
 * there.
 * @param wanted whether a subfolder is looked into; asked for each that stands in one that is
 */
async function listFiles(
  folder: string,
  wanted: (subfolder: string) => boolean,
): Promise<FoundFiles | null> {
  const files = new Set<string>()
  const subfolders: string[] = []

  async function list(subfolder: string): Promise<void> {
    const entries = await readdir(join(folder, subfolder), { withFileTypes: true })
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = subfolder === '' ? entry.name : `${subfolder}/${entry.name}`
      // Only plain files and folders: a link could lead anywhere.
      if (entry.isFile()) files.add(path)
      else if (entry.isDirectory() && wanted(path)) subfolders.push(path)
    }
  }

  try {
    await list('')
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
  // The list grows while it is read, by what stands in each.
  for (const subfolder of subfolders) await list(subfolder).catch(passVanished)
  return { files, subfolders }
}

/** A folder that went while the others were read has no files any more. */
function passVanished(error: unknown): void {
  const code = errnoOf(error)
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
}

/** Files read at once: more would need many descriptors. */
const BATCH = 64

/** Runs `work` for each item, at most 64 at a time. */
async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += BATCH)
    await Promise.all(items.slice(first, first + BATCH).map(work))
}
