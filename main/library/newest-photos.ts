import * as v from 'valibot'
import type { Photo } from '../../contract/photo'
import { readOwn } from '../base/own-file'
import { createSerial } from '../base/serial'
import { writeWhole } from '../base/write-whole'
import { FACTS_VERSION } from '../image/formats'

/**
 * The newest photos of the receiving folder in a small file beside the index, for a window to show
 * until the index is open and read. Nothing else goes by them: they may be those of an earlier
 * moment.
 */
export interface NewestPhotos {
  /** null where they are not known of this folder. */
  read(folder: string): Promise<readonly Photo[] | null>
  /** They have become others, and are written down a moment later. */
  changed(): void
  /** Writes down what has changed. */
  close(): Promise<void>
}

/** More than a window shows at once, and from how many on the gallery has its strip of dates. */
const MOST = 1000
/** Milliseconds from a change until it is written, with all that came since. */
const LATER_MS = 5000

const STORED = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    // Another version may know other facts of a photo.
    version: v.literal(FACTS_VERSION),
    folder: v.string(),
    photos: v.array(
      v.looseObject({
        id: v.string(),
        name: v.string(),
        bytes: v.number(),
        receivedAt: v.number(),
        sender: v.looseObject({ id: v.string(), name: v.string() }),
      }),
    ),
  }),
)

/**
 * @param path of the file
 * @param known the folder in use and its photos, the newest first
 * @param report gets what could not be written; the file is the old one then
 */
export function createNewestPhotos(
  path: string,
  known: () => { folder: string; photos: readonly Photo[] },
  report: (error: unknown) => void,
): NewestPhotos {
  const serial = createSerial()
  let timer: NodeJS.Timeout | undefined

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const { folder, photos } = known()
    const stored = { version: FACTS_VERSION, folder, photos: photos.slice(0, MOST) }
    await serial(() => writeWhole(path, JSON.stringify(stored), { isDurable: false })).catch(report)
  }

  return {
    async read(folder) {
      const found = await readOwn(path).catch(() => null)
      if (found === null || found === 'not-ours') return null
      const { success, output } = v.safeParse(STORED, found.text)
      return success && output.folder === folder ? (output.photos as unknown as Photo[]) : null
    },
    changed() {
      timer ??= setTimeout(write, LATER_MS).unref()
    },
    async close() {
      if (timer !== undefined) await write()
    },
  }
}
