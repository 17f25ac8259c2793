import type { RemovalEnd } from '../../contract/bridge'
import { AppError } from '../base/errors'
import { createSerial } from '../base/serial'

/** Something that goes at once, as the person sees it, and for good when the grace is over. */
interface Removal {
  hide(): void
  /** @returns how many had gone meanwhile, as does `finish` */
  restore(): Promise<number>
  finish(): Promise<number>
}

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
    restore(ids: readonly string[]): Promise<void>
    forget(id: string): void
  }
  /** Unfinished uploads of the inbox. */
  uploads: {
    holdUpload(id: string): void
    releaseUpload(id: string): void
    giveUpUpload(id: string): Promise<void>
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
   * @throws AppError when the trash refuses files; those photos are back in the gallery
   */
  throwAway(ids: readonly string[]): Promise<RemovalEnd>
  /** Gives up unfinished uploads, which can be undone as well. */
  giveUp(ids: readonly string[]): Promise<RemovalEnd>
  /** Brings back what waits. */
  undo(): void
  /** Ends the grace of what waits: at the next one thrown away, and before the program ends. */
  finish(): Promise<void>
}

export function createTrash({ photos, uploads, moveToTrash, grace }: TrashDeps): Trash {
  let decide: ((go: boolean) => void) | null = null
  const serial = createSerial()
  /** The number of the last wish; what was thrown away by an earlier one waits no longer. */
  let last = 0
  /** What was thrown away last, until it is gone or back. */
  let wait: { ids: readonly string[]; end: Promise<RemovalEnd> } | null = null

  function remove(removal: () => Removal): Promise<RemovalEnd> {
    hurry()
    const number = last
    return serial(async () => {
      const { hide, restore, finish } = removal()
      hide()
      const go = await new Promise<boolean>((resolve) => {
        decide = resolve
        if (number < last) resolve(true)
        void grace().then(() => resolve(true))
      })
      decide = null
      return { isGone: go, missing: await (go ? finish() : restore()) }
    })
  }

  function thrownAway(ids: readonly string[]): Removal {
    const files = ids.flatMap((id) => {
      const [path, ...copies] = photos.photoFiles(id)
      return path === undefined ? [] : [{ id, path, copies }]
    })
    return {
      hide() {
        for (const { id } of files) photos.hide(id)
      },
      async restore() {
        await photos.restore(files.map(({ id }) => id))
        return ids.filter(isMissing).length
      },
      finish: () => empty(files),
    }
  }

  const givenUp = (ids: readonly string[]): Removal => ({
    hide() {
      for (const id of ids) uploads.holdUpload(id)
    },
    async restore() {
      for (const id of ids) uploads.releaseUpload(id)
      return 0
    },
    async finish() {
      for (const id of ids) await uploads.giveUpUpload(id)
      return 0
    },
  })

  const isMissing = (id: string) => photos.photoFiles(id).length === 0

  async function empty(files: readonly Thrown[]): Promise<number> {
    let refused = 0
    let missing = 0
    for (const { id, path, copies } of files) {
      try {
        await moveToTrash(path)
        // A copy that stays is a photo of its own from now on.
        for (const copy of copies) await moveToTrash(copy).catch(() => {})
        photos.forget(id)
      } catch {
        await photos.restore([id])
        if (isMissing(id)) missing += 1
        else refused += 1
      }
    }
    if (refused > 0) {
      throw new AppError('TRASH_REFUSED', { details: { refused, of: files.length } })
    }
    return missing
  }

  const hurry = () => {
    last += 1
    decide?.(true)
  }

  return {
    throwAway(ids) {
      // A key that bounces throws the same ones away twice: that ends no grace.
      if (wait && ids.every((id) => wait?.ids.includes(id))) return wait.end
      const own = { ids, end: remove(() => thrownAway(ids)) }
      wait = own
      const forget = () => {
        if (wait === own) wait = null
      }
      own.end.then(forget, forget)
      return own.end
    },
    giveUp: (ids) => remove(() => givenUp(ids)),
    undo: () => decide?.(false),
    async finish() {
      hurry()
      await serial(() => {})
    },
  }
}
