import type { PhotoReceipt } from '../../contract/http'
import type { Messages } from '../messages/en'
import type { QueuedPhoto } from '../sending/queue'

/** What a row says and offers. */
export interface RowText {
  title: string
  /** One or two parts of the smaller line, which may break between them. */
  details: readonly string[]
  act: { kind: 'cancel' | 'retry'; label: string } | null
}

export function rowText({ name, bytes, state }: QueuedPhoto, messages: Messages): RowText {
  const cancel = { kind: 'cancel', label: messages.cancel(name) } as const
  const retry = { kind: 'retry', label: messages.retry(name) } as const
  switch (state.kind) {
    case 'waiting':
      return { title: name, details: [messages.bytes(bytes)], act: cancel }
    case 'sending': {
      const part = state.trouble ? messages.waiting : messages.bytesOf(state.sent, bytes)
      return { title: name, details: [part], act: cancel }
    }
    case 'saved':
      return { ...receiptText(state.photo, messages), act: null }
    case 'failed':
      return {
        title: name,
        details: [messages.trouble(state.code)],
        act: state.retryable ? retry : null,
      }
    case 'cancelled':
      return { title: name, details: [messages.cancelled], act: retry }
  }
}

function receiptText(photo: PhotoReceipt, messages: Messages): Omit<RowText, 'act'> {
  const { width, height, name } = photo
  const savedAs = messages.savedAs(name)
  const length = messages.bytes(photo.bytes)
  if (width === null || height === null) {
    return { title: messages.sizeUnknown, details: [`${length} ·`, savedAs] }
  }
  return {
    title: `${width} × ${height}`,
    details: [`${messages.megapixels(width * height)} · ${length} ·`, savedAs],
  }
}
