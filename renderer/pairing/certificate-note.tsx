import { isEncrypted } from '../ui/address-text'
import { useLanguage } from '../ui/language'

interface Props {
  url: string
  /** Whether there is room for one line only; a click shows the rest. */
  short?: boolean
}

/** What the phone's browser will warn of where encryption is on, and what to do then. */
export function CertificateNote({ url, short = false }: Props) {
  const { warning, warningShort } = useLanguage().messages.pairing
  if (!isEncrypted(url)) return null
  if (!short) return <p class="certificate-note">{warning}</p>
  return (
    <details class="certificate-more">
      <summary>{warningShort}</summary>
      <p>{warning}</p>
    </details>
  )
}
