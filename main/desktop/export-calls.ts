import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { ExportKind, PhotoActions } from '../../contract/photo-actions'
import { copyBeside } from '../export/copy-file'
import { csvOf } from '../export/csv'
import { writeZip } from '../export/zip'
import { type GalleryFile, galleryFiles } from './gallery-files'

interface Deps {
  receiver: Parameters<typeof galleryFiles>[0]
  /** The window that a dialog belongs to. */
  window(): BrowserWindow | null
  onProgress(share: number): void
}

const PROGRESS_MS = 100

/** Copies, ZIPs and tables of photos, written where the person says. One export at a time. */
export function createExportCalls({
  receiver,
  window,
  onProgress,
}: Deps): Pick<PhotoActions, 'saveCopies' | 'exportPhotos' | 'cancelExport'> {
  let underWay: AbortController | null = null

  async function askFile(name: string): Promise<string | null> {
    const options = { defaultPath: join(app.getPath('downloads'), name) }
    const parent = window()
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options))
    return canceled || !filePath ? null : filePath
  }

  async function askFolder(): Promise<string | null> {
    const properties: ('openDirectory' | 'createDirectory')[] = ['openDirectory', 'createDirectory']
    const options = { defaultPath: app.getPath('downloads'), properties }
    const parent = window()
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options))
    return canceled ? null : (filePaths[0] ?? null)
  }

  async function zip(target: string, files: GalleryFile[], signal: AbortSignal): Promise<void> {
    const total = files.reduce((sum, { photo }) => sum + photo.bytes, 0)
    let written = 0
    let told = 0
    const entries = files.map(({ photo, open }) => ({
      name: photo.name,
      bytes: photo.bytes,
      time: photo.capturedAt ?? photo.receivedAt,
      open,
    }))
    const onBytes = (bytes: number) => {
      written += bytes
      if (Date.now() - told < PROGRESS_MS) return
      told = Date.now()
      onProgress(written / Math.max(1, total))
    }
    await writeZip(target, entries, onBytes, signal)
  }

  return {
    async saveCopies(ids) {
      const files = galleryFiles(receiver, ids)
      const folder = await askFolder()
      if (folder === null) return null
      for (const { photo, open } of files) await copyBeside(open, folder, photo.name)
      return basename(folder)
    },
    async exportPhotos(kind, ids) {
      if (underWay) throw new Error('Another export is still being written.')
      const files = galleryFiles(receiver, ids)
      const cancel = new AbortController()
      underWay = cancel
      try {
        const target = await askFile(suggestedName(kind))
        if (target === null || cancel.signal.aborted) return null
        if (kind === 'zip') await zip(target, files, cancel.signal)
        else await writeFile(target, csvOf(files.map(({ photo }) => photo)))
        return basename(target)
      } catch (error) {
        if (cancel.signal.aborted) return null
        throw new Error(`The file could not be written: ${said(error)} The photos are untouched.`)
      } finally {
        underWay = null
      }
    },
    cancelExport: async () => underWay?.abort(),
  }
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** "Snapland 2026-11-22.zip", by the calendar of this computer. */
function suggestedName(kind: ExportKind): string {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `Snapland ${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${kind}`
}
