import { useLanguage } from '../language'
import { isEncrypted } from './address-text'

/** What the phone's browser will warn of where encryption is on, and what to do then. */
export function CertificateNote({ url }: { url: string }) {
  const { messages } = useLanguage()
  return isEncrypted(url) ? <p class="certificate-note">{messages.pairing.warning}</p> : null
}
