import { AppError } from '../base/errors'
import { createSerial } from '../base/serial'

interface Thrown {
  id: string
  path: string
  /** Files that go with it. */
  copies: readonly string[]
}

export interface TrashDeps {
  /** See the inbox, which these are of. */
  photos: {
    photoFiles(id: string): string[]
    hide(id: string): void
    restore(id: string): void
    forget(id: string): void
  }
  /** Puts a file into the system's trash. */
  moveToTrash(path: string): Promise<void>
  /** Ends when there has been time enough to undo. */
  grace(): Promise<void>
}

/**
 * The system's trash has no undo, so photos are first only hidden: their files stay where they are
 * until the grace is over. After a crash in between they are simply back.
 */
export interface Trash {
  /**
   * @returns true when the files are in the trash, false when they were brought back
   * @throws AppError when the trash refuses files; those photos are back in the gallery
   */
  throwAway(ids: readonly string[]): Promise<boolean>
  /** Brings back what waits. */
  undo(): void
  /** Ends the grace of what waits: at the next one thrown away, and before the program ends. */
  finish(): Promise<void>
}

export function createTrash({ photos, moveToTrash, grace }: TrashDeps): Trash {
  let decide: ((go: boolean) => void) | null = null
  const serial = createSerial()
  /** The number of the last wish; what was thrown away by an earlier one waits no longer. */
  let last = 0

  async function run(ids: readonly string[], number: number): Promise<boolean> {
    const files = ids.flatMap((id) => {
      const [path, ...copies] = photos.photoFiles(id)
      return path === undefined ? [] : [{ id, path, copies }]
    })
    for (const { id } of files) photos.hide(id)
    const go = await new Promise<boolean>((resolve) => {
      decide = resolve
      if (number < last) resolve(true)
      void grace().then(() => resolve(true))
    })
    decide = null
    if (go) await empty(files)
    else for (const { id } of files) photos.restore(id)
    return go
  }

  async function empty(files: readonly Thrown[]): Promise<void> {
    let refused = 0
    for (const { id, path, copies } of files) {
      try {
        await moveToTrash(path)
        // A copy that stays is a photo of its own from now on.
        for (const copy of copies) await moveToTrash(copy).catch(() => {})
        photos.forget(id)
      } catch {
        photos.restore(id)
        refused += 1
      }
    }
    if (refused > 0) {
      throw new AppError('TRASH_REFUSED', { details: { refused, of: files.length } })
    }
  }

  const hurry = () => {
    last += 1
    decide?.(true)
  }

  return {
    throwAway(ids) {
      hurry()
      const number = last
      return serial(() => run(ids, number))
    },
    undo: () => decide?.(false),
    async finish() {
      hurry()
      await serial(() => {})
    },
  }
}
