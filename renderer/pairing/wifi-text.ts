/** WPA2 takes passphrases of 8 to 63 characters (IEEE 802.11, annex J.4). */
const SHORTEST_PASSWORD = 8

export const isPasswordTooShort = (password: string): boolean =>
  password !== '' && password.length < SHORTEST_PASSWORD

/**
 * What phones read to join a Wi-Fi: `WIFI:T:WPA;S:name;P:password;;`, with `T:nopass` and no password for an open one.
 * https://github.com/zxing/zxing/wiki/Barcode-Contents, "Wi-Fi Network config"; null while it would not be valid.
 */
export function wifiText(name: string, password: string): string | null {
  if (name === '' || isPasswordTooShort(password)) return null
  const secret = password === '' ? 'T:nopass;' : 'T:WPA;'
  const ending = password === '' ? '' : `P:${escaped(password)};`
  return `WIFI:${secret}S:${escaped(name)};${ending};`
}

const escaped = (text: string): string => text.replace(/[\\;,":]/g, '\\$&')
