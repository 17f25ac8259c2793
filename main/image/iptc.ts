import { bytesSource, textOf } from './byte-source'

/** What stands before Photoshop's blocks in a JPEG, and the number of the one that holds IPTC. */
export const PHOTOSHOP_NAME = 'Photoshop 3.0\0'
const IPTC_BLOCK = 0x0404
const MOST_BLOCKS = 1000
const MOST_FIELDS = 10_000

/** IIM 4.2, record 2: the day and the time of day on which what is seen was made. */
const [APPLICATION, DATE_CREATED, TIME_CREATED] = [2, 55, 60]

/**
 * The IPTC fields among Photoshop's blocks: `8BIM`, number, name, length and data, the last two
 * made even (Adobe Photoshop File Formats Specification, "Image Resource Blocks"). Empty where
 * there are none.
 */
export function iptcInPhotoshop(blocks: Uint8Array): Uint8Array {
  const source = bytesSource(blocks)
  let at = 0
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const head = source.at(at, 7)
    if (head === null || !textOf(head).startsWith('8BIM')) break
    const lengthAt = at + 6 + even(1 + head.getUint8(6))
    const length = source.at(lengthAt, 4)?.getUint32(0) ?? 0
    if (head.getUint16(4) === IPTC_BLOCK)
      return blocks.subarray(lengthAt + 4, lengthAt + 4 + length)
    at = lengthAt + 4 + even(length)
  }
  return new Uint8Array()
}

const even = (length: number): number => length + (length % 2)

/**
 * DateCreated and TimeCreated of an IPTC record (IIM 4.2, 1.5 and 2:55, 2:60) as XMP would say
 * them: "2006-10-29T06:27:51-05:00"; '' where there is no day.
 */
export function createdInIptc(iptc: Uint8Array): string {
  const source = bytesSource(iptc)
  const texts = new Map<number, string>()
  let at = 0
  for (let count = 0; count < MOST_FIELDS; count++) {
    const head = source.at(at, 5)
    if (head === null || head.getUint8(0) !== 0x1c) break
    // Lengths of 32,768 and more are told otherwise; no date has one.
    const length = head.getUint16(3)
    const field = length < 0x8000 ? source.at(at + 5, length) : null
    if (field === null) break
    if (head.getUint8(1) === APPLICATION) texts.set(head.getUint8(2), textOf(field))
    at += 5 + length
  }
  const day = /^(\d{4})(\d\d)(\d\d)/.exec(texts.get(DATE_CREATED) ?? '')
  if (day === null) return ''
  const time = /^(\d\d)(\d\d)(\d\d)([+-]\d{4})?/.exec(texts.get(TIME_CREATED) ?? '')
  const date = day.slice(1).join('-')
  return time ? `${date}T${time.slice(1, 4).join(':')}${time[4] ?? ''}` : date
}
