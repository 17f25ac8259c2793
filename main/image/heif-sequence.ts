import { type Box, boxesIn, findBox } from './boxes'
import { type ByteSource, textOf } from './byte-source'
import type { HeifFacts } from './heif'
import { asSize } from './orientation'

/** Boxes of a film that lead to its tracks' first sample description. */
const TO_SAMPLES = ['mdia', 'minf', 'stbl', 'stsd']

/**
 * The size of an image sequence (23008-12, 7; AVIF 1.1, 3): that of its first track of pictures, as
 * its sample description gives it.
 * @returns null where there is none in reach
 */
export function readSequence(source: ByteSource): HeifFacts | null {
  const moov = findBox(source, 'moov')
  if (moov === null) return null
  for (const track of boxesIn(source, moov.dataAt, moov.end)) {
    const mdia = track.type === 'trak' ? findBox(source, 'mdia', track) : null
    const hdlr = mdia && findBox(source, 'hdlr', mdia)
    const handler = hdlr && source.at(hdlr.dataAt + 8, 4)
    if (!handler || !['pict', 'vide'].includes(textOf(handler))) continue
    let box: Box | null = track
    for (const type of TO_SAMPLES) box = box && findBox(source, type, box)
    const sides = box && source.at(box.dataAt + 8 + 32, 4)
    const size = sides && asSize(sides.getUint16(0), sides.getUint16(2))
    if (size) return { size, storedSize: size, orientation: 1 }
  }
  return null
}

/** The last byte that the tracks of a sequence need: the end of the last `moov` or `mdat` box. */
export function endOfSequence(source: ByteSource): number {
  let last = 0
  for (const { type, end } of boxesIn(source))
    if (type === 'mdat' || type === 'moov') last = Math.max(last, end)
  return last
}
