import { eastAsianWidth } from 'get-east-asian-width'
import type { Phone, Sender, Upload } from '../contract/photo'
import type { ReceiverEvent } from '../contract/receiver-event'

/** The speed of a phone is that of this time, milliseconds. */
const SPEED_MS = 3000
/** Bytes that are counted together, milliseconds. */
const SAMPLE_MS = 250
/** A speed of less time than this would jump, milliseconds. */
const LEAST_MS = 1000
/** Lines are redrawn this often while there are any, milliseconds. */
const REDRAW_MS = 200

/** What phones are doing at this moment, a line each. */
export interface TerminalStatus {
  follow(event: ReceiverEvent): void
  /** `Green iPhone  3 of 12, 4.1 MB/s` for each sender that has something on its way. */
  lines(): string[]
}

/** Between a name and what is said of it. */
const GAP = '  '

/** Bytes and when they came, the oldest first. */
type Pace = { at: number; bytes: number }[]

/** @param elapsed monotonic clock, milliseconds */
export function createTerminalStatus(elapsed: () => number): TerminalStatus {
  const phones = new Map<string, Phone>()
  const uploads = new Map<string, Upload>()
  /** By the sender's id. */
  const paces = new Map<string, Pace>()

  function count({ id }: Sender, bytes: number): void {
    const samples = paces.get(id) ?? []
    paces.set(id, samples)
    const now = elapsed()
    const last = samples.at(-1)
    if (last && now - last.at < SAMPLE_MS) last.bytes += bytes
    else samples.push({ at: now, bytes })
    while ((samples[0]?.at ?? now) < now - SPEED_MS) samples.shift()
  }

  /** Bytes a second. */
  function speed(id: string): number {
    const now = elapsed()
    const recent = (paces.get(id) ?? []).filter(({ at }) => at >= now - SPEED_MS)
    const since = Math.max(LEAST_MS, now - (recent[0]?.at ?? now))
    return (recent.reduce((sum, { bytes }) => sum + bytes, 0) / since) * 1000
  }

  function end(id: string, bytes?: number): void {
    const upload = uploads.get(id)
    if (upload === undefined) return
    uploads.delete(id)
    if (bytes !== undefined) count(upload.sender, Math.max(0, bytes - upload.offset))
    const { id: sender } = upload.sender
    const isOpen =
      phones.has(sender) || [...uploads.values()].some((each) => each.sender.id === sender)
    if (!isOpen) paces.delete(sender)
  }

  return {
    follow(event) {
      switch (event.type) {
        case 'phone':
          phones.set(event.phone.id, event.phone)
          break
        case 'phone-left':
          phones.delete(event.id)
          paces.delete(event.id)
          break
        case 'upload':
          uploads.set(event.upload.id, event.upload)
          break
        case 'progress': {
          const upload = uploads.get(event.id)
          if (upload === undefined) break
          count(upload.sender, Math.max(0, event.offset - upload.offset))
          uploads.set(event.id, { ...upload, offset: event.offset, state: event.state })
          break
        }
        case 'saved':
          end(event.photo.id, event.photo.bytes)
          break
        case 'duplicate':
          end(event.id, event.photo.bytes)
          break
        case 'failed':
          if (!event.retryable) end(event.id)
          break
        case 'folder-changed':
          uploads.clear()
          break
      }
    },
    lines() {
      const ofPhones = [...phones.values()].flatMap((phone) => phoneLine(phone, speed(phone.id)))
      const programs = new Map<string, Upload[]>()
      for (const upload of uploads.values()) {
        const { id } = upload.sender
        if (!phones.has(id) && upload.state === 'arriving')
          programs.set(id, [...(programs.get(id) ?? []), upload])
      }
      const ofPrograms = [...programs].map(([id, all]) => {
        const name = all[0]?.sender.name ?? ''
        return `${name}${GAP}${all.length} on the way, ${perSecond(speed(id))}`
      })
      return [...ofPhones, ...ofPrograms]
    },
  }
}

/** None for a phone that has nothing on its way. */
function phoneLine({ name, state, done, total }: Phone, bytesPerSecond: number): string[] {
  const doing: Partial<Record<Phone['state'], string>> = {
    sending: `${Math.min(done + 1, total)} of ${total}, ${perSecond(bytesPerSecond)}`,
    picking: 'is choosing photos',
    preparing: 'is preparing its photos',
    paused: `${done} of ${total}, paused on the phone`,
    held: `${done} of ${total}, waiting for this computer`,
    lost: `${done} of ${total}, waiting for it to come back`,
  }
  const said = total > 0 || state === 'picking' || state === 'preparing' ? doing[state] : undefined
  return said === undefined ? [] : [`${name}${GAP}${said}`]
}

/** `4.1 MB/s`, `87 kB/s`. */
const perSecond = (bytes: number): string =>
  bytes < 999_500 ? `${Math.round(bytes / 1000)} kB/s` : `${(bytes / 1e6).toFixed(1)} MB/s`

/** Where lines are printed above others that are redrawn in their place. */
export interface Screen {
  /** Prints a line that stays. */
  print(line: string): void
  /** What is to be drawn has changed. */
  changed(): void
  /** Takes the drawn lines away, for good. */
  close(): void
}

export interface ScreenDeps {
  /** Writes as it is; false where the reader is too slow, and the text is lost. */
  write(text: string): boolean
  /** The reader has not taken what was written before: nothing is redrawn then. */
  isBehind(): boolean
  /** Of the terminal, in characters; read at each drawing. */
  size(): { columns: number; rows: number }
  lines(): string[]
}

/** Up by so many lines to the first column, and nothing below. */
const eraseUp = (lines: number): string => (lines === 0 ? '' : `\x1b[${lines}A\x1b[J`)

/**
 * A terminal (ECMA-48) with lines at its end that are redrawn in place. The cursor stands below
 * them, in the first column. No line wraps when it is drawn; once the window has become narrower it
 * may have.
 */
export function createScreen({ write, isBehind, size, lines }: ScreenDeps): Screen {
  let drawn: readonly string[] = []
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  function draw(...kept: string[]): void {
    const { columns, rows } = size()
    const shown = isClosed ? [] : fitted(lines(), columns, rows)
    const isSame = shown.join('\n') === drawn.join('\n')
    if (kept.length === 0 && (isSame || isBehind())) return
    const up = drawn.reduce((sum, line) => sum + Math.ceil(widthOf(line) / columns), 0)
    const below = [...kept, ...shown].map((line) => `${line}\n`).join('')
    if (write(eraseUp(Math.min(up, rows - 1)) + below)) drawn = shown
  }
  function redrawLater(): void {
    if (timer !== null || isClosed) return
    timer = setTimeout(() => {
      timer = null
      draw()
      if (drawn.length > 0) redrawLater()
    }, REDRAW_MS)
    timer.unref()
  }

  return {
    print(line) {
      draw(line)
      redrawLater()
    },
    changed: redrawLater,
    close() {
      isClosed = true
      draw()
    },
  }
}

/** Lines that leave the last column and a line above them free, with `...` for what is cut. */
function fitted(lines: readonly string[], columns: number, rows: number): string[] {
  const most = Math.max(1, rows - 2)
  const left = lines.length - most + 1
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), `and ${left} more`]
  return shown.map((line) => cut(line, Math.max(1, columns - 1)))
}

/** A name gives way before what is said of it. */
function cut(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line
  const [name = '', ...said] = line.split(GAP)
  const rest = said.length === 0 ? '' : GAP + said.join(GAP)
  const room = columns - widthOf(rest) - 1
  return room > 0 ? `${firstOf(name, room)}…${rest}` : firstOf(said.join(GAP) || name, columns)
}

function firstOf(text: string, columns: number): string {
  let first = ''
  for (const character of text) {
    if (widthOf(first + character) > columns) break
    first += character
  }
  return first
}

/** Marks on the letter before and joiners take no column. */
const NARROW = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns of a terminal (Unicode annex 11). */
export function widthOf(text: string): number {
  let columns = 0
  for (const character of text)
    if (!NARROW.test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0)
  return columns
}
