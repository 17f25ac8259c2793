import { BrowserWindow, type WebPreferences } from 'electron'
import { DARKROOM_CALLS } from '../../../contract/darkroom'
import { type AppPage, isOurPage } from '../window/pages'
import { createDarkroomLine, type DarkroomLine } from './job-queue'
import { deliveredPicture } from './preview-plan'

/** One picture may take this long; a decoder that needs more is hanging. */
const ORDER_MS = 20_000
/** An idle darkroom goes away after this long, and with it the memory that large pictures took. */
const IDLE_MS = 60_000
const FIRST_BACKOFF_MS = 250
/** Darkrooms lost in a row without a delivery before everything in line is given up. */
const LOSSES_TOO_MANY = 6

export interface Darkroom {
  develop: DarkroomLine['develop']
  lookAt: DarkroomLine['lookAt']
  /** Whether this photo is the one being developed. */
  isDeveloping(photoId: string): boolean
  /** Starts the darkroom if it is not there, so that it is ready when a photo is. */
  wake(): void
}

/**
 * The hidden, sandboxed window that decodes pictures nobody has vouched for. It starts on demand, goes away when idle,
 * and is started again when a picture has killed it.
 */
export function createDarkroom(page: AppPage, webPreferences: WebPreferences): Darkroom {
  const line = createDarkroomLine()
  let room: BrowserWindow | null = null
  let losses = 0
  let orderTimer: NodeJS.Timeout | undefined
  let idleTimer: NodeJS.Timeout | undefined
  let restartTimer: NodeJS.Timeout | undefined

  function open(): void {
    restartTimer = undefined
    const opened = new BrowserWindow({ show: false, skipTaskbar: true, webPreferences })
    room = opened
    takeOrders(opened)
    opened.webContents.once('render-process-gone', () => onLost(opened))
    opened.loadURL(page.address).catch(() => onLost(opened))
  }

  function takeOrders(opened: BrowserWindow): void {
    const { ipc } = opened.webContents
    ipc.handle(DARKROOM_CALLS.nextOrder, async ({ senderFrame }) => {
      if (!isOurPage(senderFrame, page.host)) throw new Error('Only the darkroom takes orders.')
      if (line.isEmpty()) idleTimer = setTimeout(() => leave(), IDLE_MS)
      const order = await line.next()
      clearTimeout(idleTimer)
      orderTimer = setTimeout(() => onHanging(opened), ORDER_MS)
      return order
    })
    ipc.handle(DARKROOM_CALLS.deliver, ({ senderFrame }, number: unknown, picture: unknown) => {
      const order = line.present()
      if (!isOurPage(senderFrame, page.host) || order?.number !== number || !order) return
      clearTimeout(orderTimer)
      losses = 0
      line.deliver(order.number, deliveredPicture(picture, order.type))
    })
  }

  function leave(another?: 'no try'): void {
    clearTimeout(orderTimer)
    clearTimeout(idleTimer)
    const left = room
    room = null
    left?.destroy()
    line.lost(another)
  }

  function onLost(lost: BrowserWindow): void {
    if (lost !== room) return
    leave()
    losses += 1
    if (losses >= LOSSES_TOO_MANY) line.abandon()
    if (!line.isEmpty()) restartTimer = setTimeout(open, FIRST_BACKOFF_MS * 2 ** (losses - 1))
  }

  /** A decoder in WebAssembly cannot be interrupted: its process has to end. */
  function onHanging(hanging: BrowserWindow): void {
    if (hanging !== room) return
    hanging.webContents.forcefullyCrashRenderer()
    leave('no try')
    if (!line.isEmpty()) open()
  }

  const wake = () => {
    if (!room && !restartTimer) open()
  }

  return {
    develop(work) {
      wake()
      return line.develop(work)
    },
    lookAt: line.lookAt,
    isDeveloping: (photoId) => line.present()?.photoId === photoId,
    wake,
  }
}
