import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { Dialog } from '../ui/dialog'
import { useLanguage } from '../ui/language'
import { QrCode } from '../ui/qr-code'

const QR_SIZE = 248

interface Props {
  /** The name of the Wi-Fi that this computer is in; empty where it is not known. */
  knownName: string
  bridge: Bridge
  onClose: () => void
}

/** A code that lets a phone join a Wi-Fi. What is typed is not kept. */
export function JoinWifi({ knownName, bridge, onClose }: Props) {
  const { t } = useLanguage()
  const [name, setName] = useState(knownName)
  const [password, setPassword] = useState('')
  const [told, setTold] = useState<string | null>(null)
  useEffect(() => {
    if (knownName === '') return
    // What the system does not tell, the person types.
    bridge.wifiPassword().then(setTold, () => null)
  }, [])
  // It is that of this Wi-Fi alone, and never in place of what was typed.
  useEffect(() => {
    if (told === null) return
    setPassword((typed) => (typed === '' ? told : typed))
  }, [told])
  const rename = (next: string) => {
    setName(next)
    if (password === told) setPassword('')
  }
  const text = wifiText(name, password)
  return (
    <Dialog title={t('window.wifi.title')} onClose={onClose}>
      <div class="join-wifi">
        <div class="fields">
          <Field
            label={t('window.wifi.name')}
            value={name}
            longest={LONGEST_NAME}
            onInput={rename}
          />
          <Field
            label={t('window.wifi.password')}
            value={password}
            longest={LONGEST_PASSWORD}
            onInput={setPassword}
          />
        </div>
        {text !== null && (
          <QrCode text={text} label={t('window.wifi.qrLabel', { name })} size={QR_SIZE} />
        )}
        <p class="join-wifi-hint" role="status">
          {text !== null
            ? t('window.wifi.hint')
            : isPasswordTooShort(password)
              ? t('window.wifi.tooShort')
              : t('window.wifi.empty')}
        </p>
      </div>
    </Dialog>
  )
}

interface FieldProps {
  label: string
  value: string
  longest: number
  onInput: (text: string) => void
}

const Field = ({ label, value, longest, onInput }: FieldProps) => (
  <label>
    <span>{label}</span>
    <input
      type="text"
      value={value}
      maxLength={longest}
      autocomplete="off"
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  </label>
)

/** An SSID has at most 32 bytes. */
const LONGEST_NAME = 32
/** WPA2 takes passphrases of 8 to 63 characters (IEEE 802.11, annex J.4). */
const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 63

export const isPasswordTooShort = (password: string): boolean =>
  password !== '' && password.length < SHORTEST_PASSWORD

/**
 * The text of a Wi-Fi code: `WIFI:T:WPA;S:name;P:password;;`, or `T:nopass` for an open one. Null
 * while it would be invalid.
 * https://github.com/zxing/zxing/wiki/Barcode-Contents, "Wi-Fi Network config"
 */
export function wifiText(name: string, password: string): string | null {
  if (name === '' || isPasswordTooShort(password)) return null
  const secret = password === '' ? 'T:nopass;' : 'T:WPA;'
  const ending = password === '' ? '' : `P:${escaped(password)};`
  return `WIFI:${secret}S:${escaped(name)};${ending};`
}

const escaped = (text: string): string => text.replace(/[\\;,":]/g, '\\$&')
