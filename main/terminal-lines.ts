import { durationText } from '../contract/duration'
import type { Photo } from '../contract/photo'
import { type Batch, type Listening, type ReceiverEvent, reachOf } from '../contract/receiver-event'
import { sentenceOf } from './base/errors'
import type { Log } from './base/log'
import { relativePath } from './library/photo'

/** What the terminal shows first, and again when the address changes. */
export function welcome(listening: Listening, qrCode: string): string {
  const { url, localUrl, code, folder, address, isAddressChosen, typingOpensAt } = listening
  const places = [url, ...(localUrl ? [localUrl] : [])].map((each) => new URL(each).host)
  const typed =
    typingOpensAt === null
      ? `No camera? Open ${places.join(' or ')} and type ${code.slice(0, 3)} ${code.slice(3)}`
      : `Too many wrong codes were typed: none is taken before ${clockTime(typingOpensAt)}.`
  const obstacle = isAddressChosen ? null : obstacleOf(address)
  const where = `Photos are saved in ${folder}
${isEncrypted(url) ? ENCRYPTED : 'Not encrypted: fine at home, avoid on public Wi-Fi.'} Ctrl+C ends it.
`
  if (obstacle !== null)
    return `
${obstacle}
Connect it to your Wi-Fi or by a cable, or turn on its hotspot and join that with the phone.
The code comes here by itself then. Until then: ${url}

${where}`
  // The code is last: in a window of 24 lines all of it is to be seen.
  return `${where}${typed}
Scan the code with your phone's camera, or open ${url}
${qrCode}
`
}

/**
 * What stands for a code that would be cut.
 * @param columns of the code, and of the terminal
 */
export const tooNarrow = (columns: { code: number; terminal: number }): string =>
  `(The code needs ${columns.code} columns and this window has ${columns.terminal}. Make it wider and start again.)`

/** Why no phone nearby can reach this computer, so that a code would lead nowhere; null: it can. */
function obstacleOf(address: Listening['address']): string | null {
  const { interfaceName } = address
  switch (reachOf(address)) {
    case 'lan':
      return null
    case 'none':
      return 'This computer is not on a network, so no phone can reach it.'
    case 'vpn':
      return `This computer is only in a VPN (${interfaceName}), where no phone nearby can reach it.`
    case 'virtual':
      return `This computer has only a network of its own (${interfaceName}), which no phone can reach.`
  }
}

const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString('en', { timeStyle: 'short' })
const isEncrypted = (url: string): boolean => url.startsWith('https:')
const ENCRYPTED = `Encrypted with this computer's own certificate: the phone's browser warns of it once, and lets you go on behind
"Advanced" or "Show details".`

/** One line for what a person wants to know of; null for the rest. */
export function eventLine(event: ReceiverEvent): string | null {
  if (event.type === 'saved') {
    const { bytes, sender } = event.photo
    return `saved ${relativePath(event.photo)}  ${measures(event.photo)}  ${megabytes(bytes)}  from ${sender.name}`
  }
  if (event.type === 'duplicate') {
    const { name, sender } = event.photo
    return `skipped ${name}  from ${sender.name}: it is here already`
  }
  if (event.type === 'failed') {
    const { name, sender, error, retryable } = event
    const state = retryable ? 'paused' : 'failed'
    return `${state} ${name}  from ${sender.name}: ${error.message}`
  }
  if (event.type === 'batch') return `done ${counts(event)}  from ${event.sender.name}`
  if (event.type === 'result') return resultLine(event.photo)
  return null
}

/** Characters of the last line of a command that failed. */
const LAST_WORDS = 200

/** What the command said of a photo, in one line; null while it runs. */
function resultLine({ name, result }: Photo): string | null {
  if (!result) return null
  if (result.error) {
    const sentence = `result ${name}  ${sentenceOf(result.error)}`
    const lastWords = result.state === 'failed' ? result.text.split('\n').at(-1) : ''
    return lastWords ? `${sentence} ${lastWords.slice(-LAST_WORDS)}` : sentence
  }
  const values = Object.entries(result.values).map(([key, value]) => `${key}: ${value}`)
  return `result ${name}  ${[result.label, ...values].filter((each) => each !== '').join('  ')}`
}

/** Tells the log what happens. The names of photos and phones are for `debug` alone. */
export const logEvents =
  (log: Log) =>
  (event: ReceiverEvent): void => {
    const [text, details] = logTexts(event)
    if (text !== null) log.info(text)
    if (details !== null) log.debug(details)
  }

function logTexts(event: ReceiverEvent): [text: string | null, details: string | null] {
  switch (event.type) {
    case 'listening': {
      const { address, port, addresses, stopped, folder, typingOpensAt } = event
      const how = isEncrypted(event.url) ? 'https' : 'http'
      const typing = typingOpensAt === null ? '' : ', typing closed after too many wrong codes'
      const networks = `on ${address.kind}, networks: ${addresses.length}${typing}`
      const text = `${stopped ? 'stopped' : 'listening'}: ${how}, port ${port}, ${networks}`
      return [text, `at ${address.address}, into ${folder}`]
    }
    case 'upload':
      return [null, `upload ${event.upload.id}: ${event.upload.name}`]
    case 'saved': {
      const { id, format, bytes } = event.photo
      const text = `saved ${id}: ${format}, ${measures(event.photo)}, ${megabytes(bytes)}`
      return [text, `saved ${id}: ${relativePath(event.photo)}`]
    }
    case 'failed':
      return [`failed ${event.id}: ${event.error.code}`, `failed ${event.id}: ${event.name}`]
    case 'batch':
      return [`batch: ${counts(event)}`, null]
    case 'phone':
      return [null, `phone ${event.phone.id}: ${event.phone.name}, ${event.phone.state}`]
    case 'duplicate':
    case 'removed':
      return [`${event.type} ${event.id}`, null]
    case 'handed': {
      const { id, kind, bytes, state, name } = event.handed
      if (state === 'sending') return [null, null]
      return [`handed ${id}: ${kind}, ${megabytes(bytes)}, ${state}`, `handed ${id}: ${name}`]
    }
    case 'result': {
      const { id, result } = event.photo
      const text = result ? `command for ${id}: ${result.error?.code ?? 'done'}` : null
      return [text, null]
    }
    case 'corrected':
    case 'starred':
    case 'restored':
      return [`${event.type} ${event.photo.id}`, null]
    default:
      return [null, event.type === 'progress' ? null : event.type]
  }
}

/** `1920 x 1080 0:12` of a video, `4032 x 3024` of a photo. */
function measures({ size, duration }: Photo): string {
  const pixels = size ? `${size.width} x ${size.height}` : 'size unknown'
  return duration === null ? pixels : `${pixels} ${durationText(duration)}`
}

/** `12 photos, 1 video, 1 failed  34.1 MB`: what is none is left out. */
function counts({ photos, videos, files, duplicates, failed, bytes }: Batch): string {
  const parts = [
    [photos, photos === 1 ? 'photo' : 'photos'],
    [videos, videos === 1 ? 'video' : 'videos'],
    [files, files === 1 ? 'file' : 'files'],
    [duplicates, 'here already'],
    [failed, 'failed'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return `${told.join(', ')}  ${megabytes(bytes)}`
}

/** `3.1 MB`, in millions of bytes as phones count them; small files in kB. */
function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
