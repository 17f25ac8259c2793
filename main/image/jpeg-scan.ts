import { type ByteSource, upTo } from './byte-source'
import { jpegSegments } from './headers'

/**
 * What the picture data of a JPEG tell. `whole`: each block of the picture is there. `early`: the
 * file, or the data before the next marker, ends before the picture does. `garbled`: a code that
 * its tables do not have, more than a block holds, or data behind the last block. `unknown`: no
 * Huffman coding, or too much to walk.
 */
export type ScanEnd = 'whole' | 'early' | 'garbled' | 'unknown'

const [SOF0, SOF1, SOF2, DHT, EOI, SOS, DRI] = [0xc0, 0xc1, 0xc2, 0xc4, 0xd9, 0xda, 0xdd]
/**
 * Whether the picture data of a JPEG do not make its picture: bytes in it were written over or left
 * out. Decoders show something else or grey from there on, and say nothing.
 */
export function isGarbled(source: ByteSource): boolean {
  const end = walkScans(source)
  return end === 'early' || end === 'garbled'
}

/** By the next 16 bits: how many of them are the code (high byte), and its value (low byte). */
type Codes = Uint16Array
interface Component {
  /** Blocks across and down in the whole picture, and in one interleaved unit. */
  across: number
  down: number
  horizontal: number
  vertical: number
}

const STEP_BYTES = 1024 * 1024
/** Blocks of 8 x 8; 200 megapixels in full colour have fewer. A second on a slow computer. */
const MOST_BLOCKS = 10_000_000
const MOST_SCANS = 100

/**
 * Walks the codes of a baseline, extended sequential or progressive JPEG (ITU-T T.81, F.2.2 and
 * G.2) and computes no pixel: 10 MB take about a fifth of a second. The scans that refine a
 * progressive JPEG are stepped over.
 */
export function walkScans(source: ByteSource): ScanEnd {
  const codes = new Map<number, Codes>()
  const components = new Map<number, Component>()
  const missing = new Set<number>()
  let [unitsAcross, unitsDown, interval, blocks] = [0, 0, 0, 0]
  let isProgressive = false
  let from = 2
  for (let scan = 0; scan < MOST_SCANS; scan++) {
    let begins = false
    for (const { marker, at, length } of jpegSegments(source, from)) {
      const body = upTo(source, at + 4, length - 4)
      const view = new DataView(body.buffer, body.byteOffset, body.length)
      if (marker === DHT) readTables(body, codes)
      else if (marker === DRI && body.length >= 2) interval = view.getUint16(0)
      else if (marker === SOF0 || marker === SOF1 || marker === SOF2) {
        isProgressive = marker === SOF2
        if (components.size > 0 || body.length < 9 || body[0] !== 8) return 'unknown'
        const [height, width] = [view.getUint16(1), view.getUint16(3)]
        const parts = partsOf(body)
        if (parts === null || height === 0 || width === 0) return 'unknown'
        const [most, highest] = [0, 1].map((side) =>
          Math.max(...parts.map(({ factors }) => factors[side] ?? 1)),
        ) as [number, number]
        unitsAcross = Math.ceil(width / (8 * most))
        unitsDown = Math.ceil(height / (8 * highest))
        for (const { id, factors } of parts) {
          const [horizontal, vertical] = factors
          const across = Math.ceil(Math.ceil((width * horizontal) / most) / 8)
          const down = Math.ceil(Math.ceil((height * vertical) / highest) / 8)
          components.set(id, { across, down, horizontal, vertical })
          missing.add(id)
        }
      } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) return 'unknown'
      else if (marker === EOI) return isProgressive && missing.size === 0 ? 'whole' : 'early'
      else if (marker === SOS) {
        begins = true
        const band = isProgressive ? bandOf(body) : SEQUENTIAL
        if (band.isRefinement) {
          from = behindScan(source, at + length)
          continue
        }
        const chosen = chosenBy(body, components, codes, band)
        if (chosen === null) return 'unknown'
        const [only] = chosen
        const isAlone = chosen.length === 1 && only !== undefined
        const units = isAlone ? only.part.across * only.part.down : unitsAcross * unitsDown
        const order = chosen.flatMap((one) =>
          Array.from({ length: isAlone ? 1 : one.part.horizontal * one.part.vertical }, () => one),
        )
        blocks += units * order.length
        if (blocks > MOST_BLOCKS) return 'unknown'
        const ended = walk(source, at + length, units, order, interval, band)
        if (typeof ended === 'string') return ended
        if (band.first === 0) for (const { id } of chosen) missing.delete(id)
        if (missing.size === 0 && !isProgressive) return 'whole'
        from = ended
      }
    }
    if (!begins) return 'early'
  }
  return 'unknown'
}

/** `SOF`: the components and their sampling factors. */
function partsOf(frame: Uint8Array): { id: number; factors: [number, number] }[] | null {
  const count = frame[5] ?? 0
  if (count < 1 || count > 4 || frame.length < 6 + 3 * count) return null
  const parts = Array.from({ length: count }, (_, index) => {
    const both = frame[7 + 3 * index] ?? 0
    return { id: frame[6 + 3 * index] ?? 0, factors: [both >> 4, both & 15] as [number, number] }
  })
  return parts.every(({ factors }) => factors.every((each) => each >= 1 && each <= 4))
    ? parts
    : null
}

/** The coefficients of a scan, and whether it makes known ones more exact (G.1.2). */
interface Band {
  first: number
  last: number
  isRefinement: boolean
}
const SEQUENTIAL: Band = { first: 0, last: 63, isRefinement: false }

/** Behind the components of `SOS`: the band, and the bits that are known already. */
function bandOf(scan: Uint8Array): Band {
  const at = 1 + 2 * (scan[0] ?? 0)
  const [first = 0, last = 0, bits = 0] = scan.subarray(at, at + 3)
  return { first, last: Math.min(last, 63), isRefinement: bits >> 4 > 0 }
}

/** Where the marker stands that ends the data of a scan. */
function behindScan(source: ByteSource, from: number): number {
  const data = dataOf(source, from)
  for (;;) {
    const { next } = data()
    const mark = source.at(next, 2)?.getUint16(0) ?? 0
    if (mark < 0xffd0 || mark > 0xffd7) return next
  }
}

/** What follows the data of a scan; another one may be a byte of a trailer of a phone's. */
const MARKS_BEHIND = [EOI, DHT, SOS, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]

interface Chosen {
  id: number
  part: Component
  dc: Codes
  ac: Codes
}

/** For what a scan has none of. */
const NO_CODES: Codes = new Uint16Array(65_536)

/** `SOS`: the components of a scan and their tables. */
function chosenBy(
  scan: Uint8Array,
  components: ReadonlyMap<number, Component>,
  codes: ReadonlyMap<number, Codes>,
  { first, last }: Band,
): Chosen[] | null {
  const chosen: Chosen[] = []
  for (let index = 0; index < (scan[0] ?? 0); index++) {
    const [id, tables] = [scan[1 + 2 * index] ?? -1, scan[2 + 2 * index] ?? 0]
    const [part, dc, ac] = [
      components.get(id),
      first === 0 ? codes.get(tables >> 4) : NO_CODES,
      last > 0 ? codes.get(0x10 | (tables & 15)) : NO_CODES,
    ]
    if (!part || !dc || !ac) return null
    chosen.push({ id, part, dc, ac })
  }
  return chosen.length > 0 ? chosen : null
}

/** `DHT` (B.2.4.2, C.2): tables by class and number. */
function readTables(body: Uint8Array, codes: Map<number, Codes>): void {
  for (let at = 0; at + 17 <= body.length; ) {
    const table: Codes = new Uint16Array(65_536)
    const counts = body.subarray(at + 1, at + 17)
    let [next, code] = [at + 17, 0]
    counts.forEach((count, index) => {
      const length = index + 1
      for (let left = count; left > 0 && code < 2 ** length; left--, code++) {
        const first = code << (16 - length)
        table.fill((length << 8) | (body[next] ?? 0), first, first + 2 ** (16 - length))
        next += 1
      }
      code *= 2
    })
    codes.set(body[at] ?? 0, table)
    at = next
  }
}

/** @returns where the next segment may begin, or why there is none */
function walk(
  source: ByteSource,
  from: number,
  units: number,
  order: readonly Chosen[],
  interval: number,
  band: Band,
): number | Exclude<ScanEnd, 'whole'> {
  const data = dataOf(source, from)
  const each = interval === 0 ? units : interval
  for (let unit = 0; unit < units; unit += each) {
    const { bytes, next } = data()
    const unread = walkInterval(bytes, Math.min(each, units - unit), order, band)
    if (typeof unread === 'string') return unread
    const mark = source.at(next, 2)?.getUint16(0)
    const isMark = mark !== undefined && MARKS_BEHIND.includes(mark & 0xff)
    if (isMark && unread > mostUnread(bytes.length)) return 'garbled'
    if (unit + each >= units) return next
    if (mark === undefined || mark === 0xff00 + EOI) return 'early'
    if (mark < 0xffd0 || mark > 0xffd7) return 'garbled'
  }
  return 'unknown'
}

/**
 * Some cameras fill up their data a little, or with zeros; what was written over leaves more behind
 * the last block, bytes.
 */
const mostUnread = (length: number) => Math.min(1024, Math.max(64, length / 50))
/** A block takes fewer bytes, so zeros for as many let a walk run over the end of its data. */
const PADDING = new Uint8Array(512)

/**
 * The data of one restart interval after the other, without the zero behind each 0xFF, and where
 * the marker stands that ends them.
 */
function dataOf(source: ByteSource, from: number): () => { bytes: Uint8Array; next: number } {
  let [step, stepAt, at] = [upTo(source, from, STEP_BYTES), from, 0]
  return () => {
    const pieces: Uint8Array[] = []
    const take = (end: number) => pieces.push(step.subarray(at, end))
    for (;;) {
      const lead = step.indexOf(0xff, at)
      if (lead >= 0 && lead + 1 < step.length) {
        take(step[lead + 1] === 0 ? lead + 1 : lead)
        at = lead + 2
        if (step[lead + 1] !== 0 && step[lead + 1] !== 0xff) break
        if (step[lead + 1] === 0xff) at = lead + 1
        continue
      }
      // The last byte may be the first of two.
      take(lead >= 0 ? lead : step.length)
      stepAt += lead >= 0 ? lead : step.length
      at = 0
      step = upTo(source, stepAt, STEP_BYTES)
      if (step.length < 2) {
        at = 2
        break
      }
    }
    return { bytes: Buffer.concat([...pieces, PADDING]), next: stepAt + at - 2 }
  }
}

/** @param data with the padding behind it @returns the bytes behind the last unit but for zeros */
function walkInterval(
  data: Uint8Array,
  units: number,
  order: readonly Chosen[],
  { first, last }: Band,
): number | 'early' | 'garbled' {
  const endBits = 8 * (data.length - PADDING.length)
  let [at, bits, count] = [0, 0, 0]
  /** Further blocks of which a progressive scan has nothing to tell. */
  let empty = 0
  for (let unit = 0; unit < units; unit++) {
    for (const { dc, ac } of order) {
      if (empty > 0) {
        empty -= 1
        continue
      }
      let table = first === 0 ? dc : ac
      for (let coefficient = first; coefficient <= last; coefficient++) {
        while (count < 16) {
          bits = (bits << 8) | (data[at++] as number)
          count += 8
        }
        const found = table[(bits >>> (count - 16)) & 0xffff] as number
        if (found === 0) return 8 * at - count + 16 > endBits ? 'early' : 'garbled'
        count -= found >> 8
        const value = found & 0xff
        // Of a DC code the whole value is a length, of an AC code half of it; 0xF0 skips sixteen,
        // and below that a progressive scan says how many blocks end.
        const isEnd = coefficient > 0 && (value & 15) === 0 && value !== 0xf0
        const length = coefficient === 0 ? value : isEnd && first > 0 ? value >> 4 : value & 15
        if (length > 16) return 'garbled'
        while (count < length) {
          bits = (bits << 8) | (data[at++] as number)
          count += 8
        }
        count -= length
        if (isEnd) {
          if (first > 0) empty = 2 ** length + ((bits >>> count) & (2 ** length - 1)) - 1
          break
        }
        if (coefficient > 0) coefficient += value >> 4
        // A block has no more of them: decoders go on, and show something else.
        if (coefficient > last) return 8 * at - count > endBits ? 'early' : 'garbled'
        table = ac
      }
      if (8 * at - count > endBits) return 'early'
    }
  }
  let end = data.length - PADDING.length
  while (end > 0 && data[end - 1] === 0) end -= 1
  return Math.max(0, end - (at - (count >> 3)))
}
