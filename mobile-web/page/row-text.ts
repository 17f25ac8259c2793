import type { PhotoReceipt } from '../../contract/http'
import type { TextKey } from '../messages/en'
import type { Messages } from '../messages/messages'
import { isUnreadable, type QueuedPhoto } from '../sending/queue'

/** What a row says and offers. */
export interface RowText {
  title: string
  detail: string
  act: { kind: 'cancel' | 'retry' | 'choose'; label: string } | null
}

export function rowText(photo: QueuedPhoto, messages: Messages): RowText {
  const { state, bytes, sent } = photo
  const title = messages.isolate(photo.name)
  const cancel = { kind: 'cancel', label: messages.say('cancel', photo.name) } as const
  const retry = { kind: 'retry', label: `${messages.say('retryAll')}: ${title}` } as const
  switch (state.kind) {
    case 'waiting':
      return { title, detail: messages.bytes(bytes), act: cancel }
    case 'reading':
    case 'sending': {
      const detail = state.error ? messages.say('paused') : messages.bytesOf(sent, bytes)
      return { title, detail, act: cancel }
    }
    case 'saved':
    case 'skipped': {
      const { photo: saved } = state
      const name = messages.say(state.kind === 'saved' ? 'savedAs' : 'alreadyAs', saved.name)
      const deeds = deedsOf(saved).map((deed) => messages.say(deed))
      const { width, height } = saved
      // Where the file does not tell its size, none is invented: then the name says which photo this is.
      const hasSize = width !== null && height !== null
      const details = [
        ...(hasSize ? [messages.megapixels(width * height)] : []),
        messages.bytes(saved.bytes),
        name,
        ...deeds,
      ]
      return {
        title: hasSize ? messages.size(width, height) : title,
        detail: details.map(messages.isolate).join(' · '),
        act: null,
      }
    }
    case 'failed':
      return {
        title,
        detail: messages.trouble(state.code),
        act: state.retryable ? retry : chooseAgain(),
      }
    case 'cancelled':
      return { title, detail: messages.say('cancelled'), act: retry }
  }

  function chooseAgain(): RowText['act'] {
    if (!isUnreadable(photo)) return null
    return { kind: 'choose', label: messages.say('chooseAgain', photo.name) }
  }
}

/** What the phone did to a picture on the way out, as the computer found it. */
function deedsOf({ format, isConverted, isLocationRemoved }: PhotoReceipt): TextKey[] {
  const deeds: TextKey[] = []
  if (format === 'heic') deeds.push('heicKept')
  if (isConverted) deeds.push('heicConverted')
  if (isLocationRemoved) deeds.push('locationRemoved')
  return deeds
}
