import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { isVideo, type PhotoFormat } from '../../contract/photo'
import { AppError, errnoOf } from '../base/errors'
import { CONTENT_TYPES } from '../image/formats'
import { safeName } from '../library/file-name'

/** A file as it was when it was handed over. It is not kept open: many may wait for long. */
export interface HandedFile {
  path: string
  bytes: number
  /** Names this content of this file; another one at the same path has another. */
  version: string
}

/** Not waiting for somebody to write where it is a pipe. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** @throws AppError NOT_HANDED where it is no file that can be read */
export async function lookAt(path: string): Promise<HandedFile> {
  const details = { file: safeName(path) }
  try {
    const { handle, version, bytes } = await openFile(path)
    await handle.close()
    return { path, version, bytes }
  } catch (cause) {
    throw new AppError('NOT_HANDED', { cause, details })
  }
}

/**
 * Opens it for reading. The caller closes the handle.
 * @returns null where the file is gone or is not the same any more
 * @throws the file system's error
 */
export async function openAgain({ path, version }: HandedFile): Promise<FileHandle | null> {
  try {
    const opened = await openFile(path)
    if (opened.version === version) return opened.handle
    await opened.handle.close()
    return null
  } catch (error) {
    // What is wanting for a moment alone.
    if (['EMFILE', 'ENFILE'].includes(errnoOf(error) ?? '')) throw error
    return null
  }
}

async function openFile(path: string) {
  const handle = await open(path, FLAGS)
  try {
    const facts = await handle.stat({ bigint: true })
    if (!facts.isFile()) throw new Error('It is not a file.')
    const { dev, ino, size, mtimeNs } = facts
    return { handle, bytes: Number(size), version: [dev, ino, size, mtimeNs].join('-') }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * What is not a picture or video goes by its name's ending. Nothing that a browser would run or
 * render as a page of ours is named as what it is.
 */
const OTHER_TYPES: Partial<Record<string, string>> = {
  aac: 'audio/aac',
  csv: 'text/csv; charset=utf-8',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  flac: 'audio/flac',
  gz: 'application/gzip',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  rtf: 'application/rtf',
  txt: 'text/plain; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  wav: 'audio/wav',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/**
 * The media type of a file.
 * @param format by its first bytes; null where it is neither a picture nor a video
 */
export function contentType(name: string, format: PhotoFormat | null): string {
  if (format !== null && format !== 'other') return CONTENT_TYPES[format]
  return OTHER_TYPES[extname(name).slice(1).toLowerCase()] ?? 'application/octet-stream'
}

export const isPicture = (format: PhotoFormat | null): boolean =>
  format !== null && format !== 'other' && !isVideo(format)
