import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { ExportKind } from '../../../contract/bridge'
import { AppError, writeError } from '../../base/errors'
import { writeWhole } from '../../base/write-whole'
import { copyFiles } from '../../export/copy-files'
import { csvOf } from '../../export/csv'
import { writeZip, type ZipEntry } from '../../export/zip'
import { relativePath } from '../../library/photo'
import { EXPORT_KIND, type Handlers, photoIds, takes } from './call-schemas'
import type { Dialogs } from './dialogs'
import { type GalleryFile, galleryFiles } from './gallery-files'

interface Deps {
  receiver: Parameters<typeof galleryFiles>[0]
  dialogs: Pick<Dialogs, 'askFile' | 'askFolder'>
  /** Progress from 0 to 1, first when the target is chosen. */
  onProgress(share: number): void
  /** Opens the file manager with the file selected. */
  showFile(path: string): void
  /** Opens a folder in the file manager; resolves with an error's text, or an empty one. */
  openFolder(path: string): Promise<string>
}

const PROGRESS_MS = 100

/** Copies, ZIPs and tables of photos, written where the person says. One at a time. */
export function createExportCalls(deps: Deps) {
  const { receiver, dialogs, onProgress } = deps
  let underWay: AbortController | null = null
  /** Shows what was written last. */
  let show: (() => unknown) | null = null

  /** @returns null when it was cancelled before anything was written */
  async function alone<T>(work: (signal: AbortSignal) => Promise<T | null>): Promise<T | null> {
    if (underWay) throw new AppError('STILL_WRITING')
    const cancel = new AbortController()
    underWay = cancel
    try {
      return await work(cancel.signal)
    } catch (error) {
      if (cancel.signal.aborted) return null
      throw writeError(error)
    } finally {
      underWay = null
    }
  }

  /**
   * Reports progress as often as an eye can see, including the last bytes before a slow disk
   * stalls.
   */
  function progressOf(files: readonly GalleryFile[]): (bytes: number) => void {
    const total = files.reduce((sum, { photo }) => sum + photo.bytes, 0)
    const mine = underWay
    let written = 0
    let isWaiting = false
    function tell(): void {
      isWaiting = false
      // The list in a ZIP comes on top.
      if (underWay === mine) onProgress(Math.min(1, written / Math.max(1, total)))
    }
    onProgress(0)
    return (bytes) => {
      written += bytes
      if (!isWaiting) setTimeout(tell, PROGRESS_MS)
      isWaiting = true
    }
  }

  return {
    saveCopies: {
      takes: takes(photoIds()),
      run: (ids) =>
        alone(async (signal) => {
          const files = galleryFiles(receiver, ids)
          const folder = await dialogs.askFolder()
          if (folder === null || signal.aborted) return null
          const sources = files.map(({ photo, open }) => ({ name: photo.name, open }))
          const copies = await copyFiles(sources, folder, progressOf(files), signal)
          show = async () => {
            const cause = await deps.openFolder(folder)
            if (cause) throw new AppError('FOLDER_NOT_OPENED', { cause })
          }
          return { folder: basename(folder), copies }
        }),
    },
    exportPhotos: {
      takes: takes(EXPORT_KIND, photoIds()),
      run: (kind, ids) =>
        alone(async (signal) => {
          const files = galleryFiles(receiver, ids)
          const target = await dialogs.askFile(suggestedName(kind))
          if (target === null || signal.aborted) return null
          const onBytes = progressOf(files)
          const list = csvOf(files.map(({ photo }) => photo))
          if (kind === 'zip') {
            const entries = files.map(zipEntry)
            await writeZip(target, [...entries, listEntry(list, entries)], onBytes, signal)
          } else await writeWhole(target, list, { mode: 0o666 })
          show = () => deps.showFile(target)
          return basename(target)
        }),
    },
    showExport: { takes: takes(), run: async () => void (await show?.()) },
    cancelExport: { takes: takes(), run: async () => underWay?.abort() },
  } satisfies Partial<Handlers>
}

const zipEntry = ({ photo, open }: GalleryFile): ZipEntry => ({
  name: relativePath(photo),
  bytes: photo.bytes,
  time: photo.capturedAt ?? photo.receivedAt,
  open,
})

/** The list of the photos, beside them in the ZIP, under a name that none of them has. */
function listEntry(list: string, others: readonly ZipEntry[]): ZipEntry {
  const taken = new Set(others.map(({ name }) => name.toLowerCase()))
  let name = 'Snapland.csv'
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `Snapland ${count}.csv`
  const bytes = Buffer.from(list)
  const open = async () => Readable.from([bytes])
  return { name, bytes: bytes.length, time: Date.now(), open }
}

/** "Snapland 2026-11-22.zip", by the calendar of this computer. */
function suggestedName(kind: ExportKind): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `Snapland ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${kind}`
}
