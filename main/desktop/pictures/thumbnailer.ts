import { BrowserWindow, type WebPreferences } from 'electron'
import type { Size } from '../../../contract/photo'
import { THUMBNAILER_CALLS } from '../../../contract/thumbnailer'
import { type AppPage, isOurPage } from '../window/pages'
import { type CurrentWork, createJobQueue, type JobQueue } from './job-queue'
import { checkedPicture, checkedSize } from './preview-plan'

/** Idle timeout; closing the page gives back the memory that large pictures took. */
const IDLE_MS = 60_000
const FIRST_BACKOFF_MS = 250
/** Pages lost in a row without a result before all waiting jobs are given up. */
const LOSSES_TOO_MANY = 6

export interface Thumbnailer {
  decode: JobQueue['decode']
  setViewport: JobQueue['setViewport']
  /** The work that is being done, if it is on this photo. */
  workOn(photoId: string): CurrentWork | null
  /** Whether nothing is decoded or waits for it. */
  isIdle(): boolean
  /** Opens the page if it is not there, so that it is ready when a photo is. */
  wake(): void
}

/**
 * Runs the hidden, sandboxed page that decodes pictures nobody has vouched for. It opens on demand,
 * closes when idle, and opens again when a picture has killed it.
 * @param onShown called with the size of each photo that was decoded, as a person sees it; not
 * with that of a preview inside it
 */
export function createThumbnailer(
  page: AppPage,
  webPreferences: WebPreferences,
  onShown: (photoId: string, size: Size) => void,
): Thumbnailer {
  const queue = createJobQueue()
  let present: BrowserWindow | null = null
  let losses = 0
  let jobTimer: NodeJS.Timeout | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let restartTimer: NodeJS.Timeout | undefined

  function open(): void {
    restartTimer = undefined
    const opened = new BrowserWindow({ show: false, skipTaskbar: true, webPreferences })
    present = opened
    serve(opened)
    opened.webContents.once('render-process-gone', () => onLost(opened))
    opened.loadURL(page.address).catch(() => onLost(opened))
  }

  function serve(opened: BrowserWindow): void {
    const { ipc } = opened.webContents
    ipc.handle(THUMBNAILER_CALLS.nextJob, async ({ senderFrame }) => {
      if (!isOurPage(senderFrame, page.host)) throw new Error('Only the thumbnailer takes jobs.')
      if (queue.isEmpty()) idleTimer = setTimeout(() => leave(), IDLE_MS)
      const job = await queue.next()
      clearTimeout(idleTimer)
      jobTimer = setTimeout(() => onHanging(opened), queue.current()?.limitMs)
      return job
    })
    ipc.handle(THUMBNAILER_CALLS.finish, ({ senderFrame }, number: unknown, ...made: unknown[]) => {
      const [picture, shown] = made
      const work = queue.current()
      if (!isOurPage(senderFrame, page.host) || work?.number !== number || !work) return
      clearTimeout(jobTimer)
      losses = 0
      const { job, inner } = work
      const size = picture === null || inner?.isPreview ? null : checkedSize(shown)
      if (size) onShown(job.photoId, size)
      queue.finish(work.number, checkedPicture(picture, job.type))
    })
  }

  function leave(why?: 'late'): void {
    clearTimeout(jobTimer)
    clearTimeout(idleTimer)
    const left = present
    present = null
    left?.destroy()
    queue.lost(why)
  }

  function onLost(lost: BrowserWindow): void {
    if (lost !== present) return
    leave()
    losses += 1
    if (losses >= LOSSES_TOO_MANY) queue.abandon()
    if (!queue.isEmpty()) restartTimer = setTimeout(open, FIRST_BACKOFF_MS * 2 ** (losses - 1))
  }

  /** A decoder in WebAssembly cannot be interrupted: its process has to end. */
  function onHanging(hanging: BrowserWindow): void {
    if (hanging !== present) return
    hanging.webContents.forcefullyCrashRenderer()
    leave('late')
    if (!queue.isEmpty()) open()
  }

  const wake = () => {
    if (!present && !restartTimer) open()
  }

  return {
    decode(work) {
      wake()
      return queue.decode(work)
    },
    setViewport: queue.setViewport,
    workOn(photoId) {
      const work = queue.current()
      return work?.job.photoId === photoId ? work : null
    },
    isIdle: queue.isEmpty,
    wake,
  }
}
