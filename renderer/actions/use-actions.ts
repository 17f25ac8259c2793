import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bridge, RemovalEnd } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { Phone, Sender } from '../../contract/photo'
import { type FileCommand, isPossible } from '../state/commands'
import { filesOf } from '../state/live-tiles'
import { useMenuCommands } from '../state/menu-commands'
import type { Tile } from '../state/tiles'
import { noticeSentence } from '../ui/format'
import { useKeys } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { copyImage } from './clipboard-and-drag'
import { removalText } from './removal-text'

/** The message about the last action. */
export interface ActionStatus {
  text: string
  /** From 0 to 1 while something is being written; `unknown` where nobody can tell. */
  share: number | 'unknown' | null
  /** A button with it. */
  offer: { label: string; run: () => void } | null
}

export interface Actions {
  run(command: FileCommand, photos: readonly Tile[]): void
  /** Shows why a call failed, if it does. */
  attempt(call: Promise<unknown>): void
  /** Hands saved photos to a phone. */
  hand(phone: Phone, photos: readonly Tile[]): void
  /** Copies the whole address, with which programs send. */
  copyAddress(url: string): void
  /** Brings back what was thrown away last. */
  undo(): void
  /** Saves a copy that is turned by so many quarters to the right. */
  saveTurned(photo: Tile, turns: number): void
  /** Gives up unfinished uploads. */
  giveUp(ids: string[]): void
  /** Takes nothing more of a phone, as far as nobody undoes that. @throws what the call throws */
  bar(sender: Sender): Promise<void>
  status: ActionStatus | null
}

const SAID_MS = 5000
/** The same of a sentence with a button, which takes longer to read and to reach. */
const OFFERED_MS = 12_000

const idsOf = (photos: readonly Tile[]): string[] => photos.map(({ id }) => id)

/**
 * Runs commands on photos, keeps the sentence about the last result, and hears Ctrl or Cmd with Z.
 */
export function useActions(bridge: Bridge): Actions {
  const { t, format } = useLanguage()
  const [said, setSaid] = useState<ActionStatus | null>(null)
  const [share, setShare] = useState<number | null>(null)
  /** What is being written. */
  const [writing, setWriting] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const keep = (next: ActionStatus | null) => {
    clearTimeout(timer.current)
    setSaid(next)
  }
  const say = (text: string, offer: ActionStatus['offer'] = null) => {
    keep({ text, share: null, offer })
    timer.current = setTimeout(() => setSaid(null), offer ? OFFERED_MS : SAID_MS)
  }
  const fail = (error: unknown) => say(noticeSentence(t, error))
  const tell = (call: Promise<unknown>, done: string) => void call.then(() => say(done), fail)

  // No progress arrives before the target is chosen, and none after the end.
  useEffect(() => bridge.onExport(setShare), [bridge])
  useEffect(() => () => clearTimeout(timer.current), [])

  const attempt = (call: Promise<unknown>) => void call.catch(fail)

  function hand({ id, name }: Phone, photos: readonly Tile[]): void {
    bridge.handPhotos(id, idsOf(filesOf(photos))).then((isHanded) => {
      if (isHanded) say(t('window.send.state.waiting', { name }))
    }, fail)
  }

  const copyAddress = (url: string) => tell(bridge.copyText(url), t('window.actions.copiedAddress'))

  const [onTheWay, setOnTheWay] = useState(0)
  const lastRemoval = useRef(0)
  const undo = () => void bridge.undoTrash()
  useMenuCommands({ undo: onTheWay > 0 ? undo : undefined })

  /**
   * Offers Undo until the call answers.
   * @param done what is said then
   */
  function remove(now: string, call: Promise<RemovalEnd>, done: (end: RemovalEnd) => string): void {
    keep({ text: now, share: null, offer: { label: t('window.actions.undo'), run: undo } })
    setOnTheWay((known) => known + 1)
    const number = ++lastRemoval.current
    // The end of an earlier one does not take Undo away from the last.
    const end = (answer: RemovalEnd) => {
      if (number === lastRemoval.current) say(done(answer))
    }
    call.finally(() => setOnTheWay((known) => known - 1)).then(end, fail)
  }

  async function trash(photos: readonly Tile[]): Promise<void> {
    const ids = idsOf(photos)
    if (!(await bridge.confirmTrash(ids))) return
    const count = ids.length
    remove(
      t(countedKey('window.actions.movedToTrash', photos), { count }),
      bridge.trashPhotos(ids),
      (end) => removalText(t, photos, end),
    )
  }

  const saveTurned = ({ id }: Tile, turns: number) =>
    void bridge
      .saveTurned(id, turns)
      .then((name) => say(t('window.actions.exported', { path: name })), fail)

  function giveUp(ids: string[]): void {
    const count = ids.length
    const now = t('window.unfinished.givenUp', { count })
    const restored = t('window.actions.restoredFiles', { count })
    remove(now, bridge.giveUpUploads(ids), ({ isGone }) => (isGone ? now : restored))
  }

  async function bar({ id, name }: Sender): Promise<void> {
    await bridge.removePhone(id)
    const readmit = () => tell(bridge.readmitPhone(id), t('window.phones.readmitted', { name }))
    say(t('window.phones.barred', { name }), { label: t('window.actions.undo'), run: readmit })
  }

  /**
   * Shows progress and a cancel button until the call answers, then where it was written.
   * @param done what is said then; null where nothing was written
   * @param show the word for being shown that
   */
  function follow<T>(
    doing: string,
    call: () => Promise<T>,
    done: (answer: T) => string | null,
    show: string,
  ): void {
    if (writing !== '') {
      say(t('error.STILL_WRITING'))
      return
    }
    setWriting(doing)
    keep(null)
    const offer = { label: show, run: () => attempt(bridge.showExport()) }
    call()
      .then((answer) => {
        const text = done(answer)
        if (text === null) say(t('window.actions.cancelled'))
        else say(text, offer)
      }, fail)
      .finally(() => {
        setWriting('')
        setShare(null)
      })
  }
  const write = (kind: 'zip' | 'csv', photos: readonly Tile[]) =>
    follow(
      t(countedKey('window.actions.exporting', photos), { count: photos.length }),
      () => bridge.exportPhotos(kind, idsOf(photos)),
      (name) => (name === null ? null : t('window.actions.exported', { path: name })),
      t('window.actions.names.showInFolder'),
    )
  const save = (photos: readonly Tile[]) =>
    follow(
      t(countedKey('window.actions.copying', photos), { count: photos.length }),
      () => bridge.saveCopies(idsOf(photos)),
      (saved) =>
        saved?.copies
          ? t('window.actions.savedCopies', { count: saved.copies, path: saved.folder })
          : null,
      t('window.panel.openFolder'),
    )

  /** The photo that is being copied. */
  const copying = useRef<string | null>(null)
  function copy(photo: Tile): void {
    if (copying.current === photo.id) return
    copying.current = photo.id
    const doing = t(countedKey('window.actions.copying', [photo]), { count: 1 })
    keep({ text: doing, share: 'unknown', offer: null })
    copyImage(bridge, photo)
      .finally(() => {
        if (copying.current === photo.id) copying.current = null
      })
      .then((isCopied) => {
        if (isCopied) say(t('window.actions.copiedImage', { file: photo.name }))
      }, fail)
  }

  function run(command: FileCommand, photos: readonly Tile[]): void {
    const saved = photos.filter((photo) => photo.saved)
    const [first] = saved
    if (!first || !isPossible(command, saved)) return
    const files = filesOf(saved)
    const opened = countedKey('window.actions.opened', saved)
    const sizes = saved.flatMap(({ size }) => (size ? [format.pixels(size)] : []))
    const copied =
      sizes.length === 1
        ? t('window.actions.copiedSize', { size: sizes[0] ?? '' })
        : t('window.actions.copiedSizes', { count: sizes.length })
    const verbs: Record<FileCommand, () => void> = {
      open: () => tell(bridge.openPhotos(idsOf(saved)), t(opened, { count: saved.length })),
      copyImage: () => copy(first),
      copySize: () => tell(bridge.copyText(sizes.join('\n')), copied),
      showInFolder: () => tell(bridge.showInFolder(first.id), t('window.lightbox.shown')),
      star: () =>
        attempt(bridge.starPhotos(idsOf(files), !saved.every(({ isStarred }) => isStarred))),
      saveCopies: () => save(files),
      exportZip: () => write('zip', files),
      exportCsv: () => write('csv', files),
      trash: () => attempt(trash(files)),
    }
    verbs[command]()
  }

  useKeys(({ ctrlKey, metaKey, shiftKey, key }) => {
    const isUndo = (ctrlKey || metaKey) && !shiftKey && key === 'z'
    if (isUndo) undo()
    return isUndo
  })

  const cancel = { label: t('window.cancel'), run: () => void bridge.cancelExport() }
  const progress = share === null ? null : { text: writing, share, offer: cancel }
  return {
    run,
    attempt,
    hand,
    copyAddress,
    undo,
    saveTurned,
    giveUp,
    bar,
    status: said ?? progress,
  }
}
