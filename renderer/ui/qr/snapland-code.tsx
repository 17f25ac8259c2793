import type { Listening } from '../../../contract/receiver-event'
import { useLanguage } from '../language'
import { QrCode } from './qr-code'

/** The code that leads a phone here. */
export function SnaplandCode({ listening, room }: { listening: Listening; room: number }) {
  const { messages } = useLanguage()
  const { url, stopped } = listening
  return (
    <QrCode
      text={url}
      label={messages.pairing.qrLabel(new URL(url).origin)}
      room={room}
      stopped={stopped ? messages.panel.stopped : null}
    />
  )
}
