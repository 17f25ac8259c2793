import type { Session } from 'electron'
import { isShownAsItIs } from '../../../contract/bridge'
import type { Photo } from '../../../contract/photo'
import { CONTENT_TYPES } from '../../image/formats'
import type { InnerPicture } from '../../image/inner-picture'
import type { Receiver } from '../../receiver'
import type { AppPage } from '../window/pages'
import { hasInnerPicture } from './decoders'
import { errorResponse, fileResponse, piecesResponse } from './file-response'
import type { CurrentWork } from './job-queue'
import { hopeless, type NoPreview, type PreviewKind } from './preview-plan'
import type { Previews } from './previews'
import { openStoredFile, type StoredFile } from './stored-file'

const STATUS: Record<NoPreview, number> = {
  'no-decoder': 415,
  'too-large': 413,
  undecodable: 422,
  dropped: 503,
  late: 503,
  gone: 404,
}

type StoredPhotos = Pick<
  Receiver,
  'photo' | 'photoPath' | 'listening' | 'findInnerPicture' | 'resultPictures'
>

/** Answers the window's requests for pictures. */
export type PhotoAnswers = (request: Request) => Promise<Response>

/**
 * Serves `photo://thumb/<id>`, `photo://full/<id>`, `photo://film/<id>` and `photo://result/<id>`
 * to the window, which may read their pixels to copy them. Must run before the page loads: a page
 * knows only the schemes registered by then.
 * @param answers as soon as they are there
 */
export function servePhotos(
  session: Session,
  answers: () => Promise<PhotoAnswers>,
  { host }: AppPage,
): void {
  session.protocol.handle('photo', async (request) => {
    const response = await (await answers())(request)
    response.headers.set('Access-Control-Allow-Origin', `app://${host}`)
    return response
  })
}

/** The id is looked up; no path ever comes from an address. */
export function createPhotoAnswers(photos: StoredPhotos, previews: Previews): PhotoAnswers {
  return async ({ method, url, headers }) => {
    const wanted = photoAddress(url)
    const photo = wanted && photos.photo(wanted.id)
    if (method !== 'GET' || !photo || wanted.kind === 'original') return errorResponse(404)
    const range = headers.get('Range')
    if (wanted.kind === 'film') return film(photos, photo, range)
    if (wanted.kind === 'result') return resultPicture(photos, photo, range)
    const reason = hopeless(photo)
    if (reason) return errorResponse(STATUS[reason])
    if (wanted.kind === 'thumb') return preview(previews, photo, 'thumb', range)
    if (isShownAsItIs(photo.format)) return original(photos, photo, range)
    const inner = hasInnerPicture(photo.format) ? await photos.findInnerPicture(photo.id) : null
    return inner?.type === 'image/jpeg'
      ? original(photos, photo, null, inner)
      : preview(previews, photo, 'full', range)
  }
}

/**
 * Serves `photo://original/<id>` to a thumbnailer, only for the photo of its current job, so that a
 * photo which takes it over sees no other.
 */
export function serveOriginals(
  session: Session,
  photos: StoredPhotos,
  workOn: (photoId: string) => CurrentWork | null,
  { host }: AppPage,
): void {
  session.protocol.handle('photo', async ({ method, url, headers }) => {
    const wanted = photoAddress(url)
    const photo = wanted && photos.photo(wanted.id)
    const work = photo && workOn(photo.id)
    if (method !== 'GET' || wanted?.kind !== 'original' || !work) return errorResponse(404)
    // Of a video it asks for the parts that it needs.
    const response = await original(photos, photo, headers.get('Range'), work.inner)
    response.headers.set('Access-Control-Allow-Origin', `app://${host}`)
    return response
  })
}

/** The photo's file, null where it is gone. */
export async function openOriginal(photos: StoredPhotos, photo: Photo): Promise<StoredFile | null> {
  const path = photos.photoPath(photo.id)
  return path === null ? null : openStoredFile(photos.listening().folder, path)
}

async function original(
  photos: StoredPhotos,
  photo: Photo,
  range: string | null,
  inner: InnerPicture | null = null,
): Promise<Response> {
  // A file that is no photo never reaches a page.
  if (photo.format === 'other') return errorResponse(415)
  const file = await openOriginal(photos, photo)
  if (!file) return errorResponse(404)
  return inner
    ? piecesResponse(file, inner)
    : fileResponse(file, CONTENT_TYPES[photo.format], range)
}

/** Only what has been found to begin as a film is given out as one. */
async function film(photos: StoredPhotos, photo: Photo, range: string | null): Promise<Response> {
  const file = photo.film && (await openOriginal(photos, photo))
  if (!photo.film || !file) return errorResponse(404)
  return fileResponse(file, CONTENT_TYPES.mp4, range, photo.film)
}

/** What came with the result of a photo, as the picture that its first bytes are. */
async function resultPicture(
  { resultPictures }: StoredPhotos,
  { id, result }: Photo,
  range: string | null,
): Promise<Response> {
  const path = result?.image && (await resultPictures.find(id))
  const file = path && (await openStoredFile(resultPictures.folder, path))
  if (!result?.image || !file) return errorResponse(404)
  return fileResponse(file, CONTENT_TYPES[result.image.format], range)
}

async function preview(
  previews: Previews,
  photo: Photo,
  kind: PreviewKind,
  range: string | null,
): Promise<Response> {
  const made = await previews.preview(photo, kind)
  if ('none' in made) return errorResponse(STATUS[made.none])
  const file = await openStoredFile(made.folder, made.path)
  return file ? fileResponse(file, made.type, range) : errorResponse(404)
}

type PhotoKind = 'thumb' | 'full' | 'film' | 'result' | 'original'

/** A photo's id: 128 bits in hexadecimal. It names cache files too, so nothing else may pass. */
export function isPhotoId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id)
}

/** The photo that a `photo://<kind>/<id>` address means; null for every other address. */
export function photoAddress(address: string): { kind: PhotoKind; id: string } | null {
  const [, kind, id] = /^photo:\/\/([a-z]+)\/([^/]+)$/.exec(address) ?? []
  return isKind(kind) && isPhotoId(id) ? { kind, id } : null
}

function isKind(kind: string | undefined): kind is PhotoKind {
  return ['thumb', 'full', 'film', 'result', 'original'].includes(kind ?? '')
}
