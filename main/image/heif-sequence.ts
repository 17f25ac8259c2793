import type { Orientation, PictureFormat, Size } from '../../contract/photo'
import { type Box, boxesIn, findBox } from './boxes'
import { type ByteSource, bytesOf, textOf } from './byte-source'
import type { HeifFacts } from './heif'
import { matrixOfTrack, turnOf } from './matrix'
import { asSize, seenSize } from './orientation'

/** A track of a film, or of a sequence of pictures. */
export interface Track {
  /** `pict`, `vide`, `soun` and so on. */
  handler: string
  /** The size of its first sample description; null where that has none. */
  size: Size | null
  /** How its matrix turns it; upright where that also mirrors it. */
  orientation: Orientation
  /** The box of its first sample description, and where the boxes in it begin. */
  entry: Box
  entryBoxesAt: number
  /** Its first sample; null where that is not in reach. */
  first: { at: number; length: number } | null
}

/** ISO/IEC 14496-12, 8.5 and 12.1.3: what stands before the boxes of a sample entry of pictures. */
const [TABLE_HEAD, ENTRY_HEAD] = [8, 78]

/** The tracks of a film or sequence. */
export function* tracksOf(source: ByteSource): Generator<Track> {
  const moov = findBox(source, 'moov')
  if (moov === null) return
  for (const track of boxesIn(source, moov.dataAt, moov.end)) {
    const mdia = track.type === 'trak' ? findBox(source, 'mdia', track) : null
    const hdlr = mdia && findBox(source, 'hdlr', mdia)
    const handler = hdlr && source.at(hdlr.dataAt + 8, 4)
    const minf = mdia && findBox(source, 'minf', mdia)
    const stbl = minf && findBox(source, 'stbl', minf)
    const stsd = stbl && findBox(source, 'stsd', stbl)
    const [entry] = stsd ? boxesIn(source, stsd.dataAt + TABLE_HEAD, stsd.end) : []
    if (!handler || !stbl || !entry) continue
    const sides = source.at(entry.dataAt + 24, 4)
    yield {
      handler: textOf(handler),
      size: sides && asSize(sides.getUint16(0), sides.getUint16(2)),
      orientation: turnedBy(source, track),
      entry,
      entryBoxesAt: entry.dataAt + ENTRY_HEAD,
      first: firstSample(source, stbl),
    }
  }
}

/** `irot` by the orientations that are quarter turns, against the clock (23008-12, 6.5.10). */
const QUARTERS: Partial<Record<Orientation, number>> = { 8: 1, 3: 2, 6: 3 }

/** `tkhd` (14496-12, 8.3.2): its matrix. */
function turnedBy(source: ByteSource, track: Box): Orientation {
  const tkhd = findBox(source, 'tkhd', track)
  if (!tkhd) return 1
  const orientation = turnOf(matrixOfTrack(source, tkhd))
  return QUARTERS[orientation] === undefined ? 1 : orientation
}

/** `stsz`, and `stco` or `co64`: the length of the first sample, and where it stands. */
function firstSample(source: ByteSource, stbl: Box): Track['first'] {
  const [stsz, stco, co64] = ['stsz', 'stco', 'co64'].map((type) => findBox(source, type, stbl))
  const sizes = stsz && source.at(stsz.dataAt + 4, 8)
  const length = sizes?.getUint32(0) || (stsz && source.at(stsz.dataAt + 12, 4)?.getUint32(0))
  const at = stco
    ? source.at(stco.dataAt + 8, 4)?.getUint32(0)
    : co64 && Number(source.at(co64.dataAt + 8, 8)?.getBigUint64(0) ?? Number.NaN)
  return length && at ? { at, length } : null
}

const isOfPictures = ({ handler, size }: Track) =>
  (handler === 'pict' || handler === 'vide') && size !== null

/**
 * The size of an image sequence (23008-12, 7; AVIF 1.1, 3): that of its first track of pictures, as
 * its sample description gives it.
 * @returns null where there is none in reach
 */
export function readSequence(source: ByteSource, format: PictureFormat): HeifFacts | null {
  for (const track of tracksOf(source)) {
    if (!isOfPictures(track) || track.size === null) continue
    // Chromium does not turn a moving AVIF by its matrix.
    const orientation = format === 'avif' ? 1 : track.orientation
    return { size: seenSize(track.size, orientation), storedSize: track.size, orientation }
  }
  return null
}

const box = (type: string, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex')
const u32 = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex')

/**
 * The first picture of a HEIC sequence as a file of its own (23008-12, 6.2): what stands before its
 * sample, and where that is. libheif-js decodes single pictures only.
 * @returns null where there is none in reach
 */
export function firstOfSequence(
  source: ByteSource,
): { head: Uint8Array; sample: { at: number; length: number } } | null {
  for (const track of tracksOf(source)) {
    const { first, size, entry, entryBoxesAt } = track
    const hvcC = findBox(source, 'hvcC', { dataAt: entryBoxesAt, end: entry.end })
    const config = hvcC && source.at(hvcC.dataAt, hvcC.end - hvcC.dataAt)
    if (!isOfPictures(track) || !first || !size || !config) continue
    return { head: headOfPicture(track, size, bytesOf(config), first.length), sample: first }
  }
  return null
}

/** `ftyp`, `meta` with one item, and the head of `mdat`. */
function headOfPicture(
  { orientation }: Track,
  { width, height }: Size,
  config: Uint8Array,
  length: number,
): Buffer {
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'))
  const ispe = box('ispe', u32(0), u32(width), u32(height))
  const irot = box('irot', Buffer.from([QUARTERS[orientation] ?? 0]))
  const iprp = box(
    'iprp',
    box('ipco', box('hvcC', config), ispe, irot),
    box('ipma', hex('00000000 00000001 0001 03 81 02 83')),
  )
  const meta = (dataAt: number) =>
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0), u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      box('pitm', hex('00000000 0001')),
      box('iinf', hex('00000000 0001'), box('infe', hex('02000000 0001 0000 68766331 00'))),
      iprp,
      box('iloc', hex('00000000 4400 0001 0001 0000 0001'), u32(dataAt), u32(length)),
    )
  const dataAt = ftyp.length + meta(0).length + 8
  return Buffer.concat([ftyp, meta(dataAt), u32(length + 8), Buffer.from('mdat')])
}

/** The last byte that the tracks of a sequence need: the end of the last `moov` or `mdat` box. */
export function endOfSequence(source: ByteSource): number {
  let last = 0
  for (const { type, end } of boxesIn(source))
    if (type === 'mdat' || type === 'moov') last = Math.max(last, end)
  return last
}
