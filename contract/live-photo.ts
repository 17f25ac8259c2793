import { BY_HAND, type Photo } from './photo'

/** What tells whether two files are the halves of one Live Photo. */
export type Half = Pick<
  Photo,
  | 'id'
  | 'name'
  | 'subfolder'
  | 'sender'
  | 'format'
  | 'duration'
  | 'film'
  | 'contentId'
  | 'camera'
  | 'capturedAt'
  | 'capturedLocal'
>

/** Without an identifier, a longer film is one of its own, milliseconds: Apple's have about 3 s. */
const LONGEST_FILM = 4000
/** The film begins before the shutter is pressed, and clocks of files count whole seconds. */
const SAME_MOMENT = 5000
/** What was chosen together arrives together, milliseconds. */
const SAME_BATCH = 10 * 60_000
/** A crafted folder may give one name to thousands: of more files a key no pair is looked for. */
const MOST_NAMESAKES = 16

const isPicture = ({ format, film }: Half): boolean =>
  (format === 'jpeg' || format === 'heic') && film === null

const isShort = ({ duration }: Half): boolean => duration !== null && duration <= LONGEST_FILM

const isFilm = (half: Half): boolean =>
  (half.format === 'mov' || half.format === 'mp4') && (half.contentId !== null || isShort(half))

/**
 * The Live Photos among these: iPhones write a picture and a film of its moment as two files. One
 * sender's alone, so that nobody's film goes behind somebody else's picture. Two files with Apple's
 * identifier are a pair where it is the same and at no other time. Without one on both sides they
 * have one name, the film is short, the camera is no other maker's, and the moments of capture
 * agree; where one of those is not told they arrived together, or lie in one folder by hand. The
 * order of arrival does not matter; a film belongs to one picture at most, the likeliest.
 * @param timeOf when it arrived, milliseconds since 1970
 * @returns the film of each picture that has one
 */
export function livePairs<T extends Half>(
  files: readonly T[],
  timeOf: (file: T) => number,
): ReadonlyMap<T, T> {
  const films = byKey(files.filter(isFilm))
  const pairs = new Map<T, T>()
  if (films.size === 0) return pairs
  const looked = new Map<string, number>()
  const found: Found<T>[] = []
  for (const picture of files) {
    if (!isPicture(picture)) continue
    for (const key of keysOf(picture)) {
      const namesakes = films.get(key)
      const before = looked.get(key) ?? 0
      if (namesakes === undefined || before === MOST_NAMESAKES) continue
      looked.set(key, before + 1)
      for (const film of namesakes) {
        const apart = Math.abs(timeOf(picture) - timeOf(film))
        if (isPair(picture, film, apart))
          found.push({ picture, film, apart, unlike: unlikeness(picture, film) })
      }
    }
  }
  const taken = new Set<T>()
  for (const { picture, film } of found.sort(likelier)) {
    if (pairs.has(picture) || taken.has(film)) continue
    pairs.set(picture, film)
    taken.add(film)
  }
  return pairs
}

/** These, without the films of Live Photos: each counts once. */
export function withoutLiveFilms<T extends Half & Pick<Photo, 'receivedAt'>>(
  photos: readonly T[],
): readonly T[] {
  const films = new Set(livePairs(photos, ({ receivedAt }) => receivedAt).values())
  return films.size === 0 ? photos : photos.filter((photo) => !films.has(photo))
}

/** @param apart how long after one the other arrived, milliseconds */
function isPair(picture: Half, film: Half, apart: number): boolean {
  if (picture.contentId !== null && film.contentId !== null)
    return picture.contentId === film.contentId
  if (!isShort(film) || stemOf(picture.name) !== stemOf(film.name)) return false
  if (isOtherMaker(picture) || isOtherMaker(film)) return false
  const sameMoment = areOneMoment(picture, film)
  if (picture.sender.id !== BY_HAND.id) return sameMoment ?? apart <= SAME_BATCH
  const sameName = rawStem(picture.name) === rawStem(film.name)
  return inOneFolder(picture, film) && sameName && (sameMoment ?? true)
}

const isOtherMaker = ({ camera }: Half): boolean =>
  camera !== null && !/^(apple|iphone|ipad|ipod)\b/i.test(camera)

const inOneFolder = (one: Half, other: Half): boolean =>
  (one.subfolder ?? '') === (other.subfolder ?? '')

/** By UTC, or by the clocks of the two where one of them tells no offset; null: one is missing. */
function areOneMoment(one: Half, other: Half): boolean | null {
  if (one.capturedAt === null || other.capturedAt === null) return null
  const clocks = [one, other].map(({ capturedLocal }) =>
    capturedLocal === null ? Number.NaN : Date.parse(`${capturedLocal.slice(0, 19)}Z`),
  )
  const [here = Number.NaN, there = Number.NaN] = clocks
  return (
    Math.abs(one.capturedAt - other.capturedAt) <= SAME_MOMENT ||
    Math.abs(here - there) <= SAME_MOMENT
  )
}

interface Found<T> {
  picture: T
  film: T
  apart: number
  unlike: number
}

/**
 * The first of these that is not so counts most. An edited picture keeps the identifier of the
 * first one: the name tells whose film it is.
 */
const unlikeness = (picture: Half, film: Half): number =>
  [
    picture.contentId !== null && picture.contentId === film.contentId,
    rawStem(picture.name) === rawStem(film.name),
    inOneFolder(picture, film),
    picture.format === 'heic',
  ].reduce((sum, isSo) => 2 * sum + (isSo ? 0 : 1), 0)

const likelier = (one: Found<Half>, other: Found<Half>): number =>
  one.unlike - other.unlike ||
  one.apart - other.apart ||
  (one.picture.id + one.film.id < other.picture.id + other.film.id ? -1 : 1)

/** "img_1" of "IMG_1.HEIC". */
function rawStem(name: string): string {
  const dot = name.lastIndexOf('.')
  return (dot < 0 ? name : name.slice(0, dot)).toLowerCase()
}

/** The same of "IMG_1 (2).HEIC", as it is saved where another IMG_1.HEIC is. */
function stemOf(name: string): string {
  const stem = rawStem(name)
  return stem.endsWith(')') ? stem.replace(/ \(\d{1,5}\)$/, '') : stem
}

/** Files that agree in one of these may be a pair. */
const keysOf = ({ sender, name, contentId }: Half): string[] => [
  `${sender.id}/${stemOf(name)}`,
  ...(contentId === null ? [] : [`${sender.id}//${contentId}`]),
]

/** At most `MOST_NAMESAKES` a key. */
function byKey<T extends Half>(files: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const file of files)
    for (const key of keysOf(file)) {
      const namesakes = found.get(key)
      if (namesakes === undefined) found.set(key, [file])
      else if (namesakes.length < MOST_NAMESAKES) namesakes.push(file)
    }
  return found
}
