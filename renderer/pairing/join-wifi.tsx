import { useState } from 'preact/hooks'
import { Dialog } from '../ui/dialog'
import { useLanguage } from '../ui/language'
import { QrCode } from '../ui/qr/qr-code'
import { isPasswordTooShort, wifiText } from './wifi-text'

const QR_ROOM = 248

/** A code with which a phone joins the computer's hotspot. What is typed is kept nowhere and leaves with the dialog. */
export function JoinWifi({ onClose }: { onClose: () => void }) {
  const { messages } = useLanguage()
  const words = messages.wifi
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const text = wifiText(name, password)
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div class="join-wifi">
        <div class="fields">
          <label>
            <span>{words.name}</span>
            <input
              type="text"
              value={name}
              maxLength={32}
              autocomplete="off"
              onInput={({ currentTarget }) => setName(currentTarget.value)}
            />
          </label>
          <label>
            <span>{words.password}</span>
            <input
              type="text"
              value={password}
              maxLength={63}
              autocomplete="off"
              onInput={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </label>
        </div>
        {text !== null && <QrCode text={text} label={words.qrLabel(name)} room={QR_ROOM} />}
        <p class="join-wifi-hint" role="status">
          {text !== null ? words.hint : isPasswordTooShort(password) ? words.tooShort : words.empty}
        </p>
      </div>
    </Dialog>
  )
}
