import type { NetworkAddress } from '../../contract/receiver-event'
import type { Translate } from '../../contract/translate'

/** `192.168.0.12:5810`, what a person types, from the url of the code. The secret part is left out. */
export const addressText = (url: string): string => new URL(url).host

/** Whether the code leads to https. */
export const isEncrypted = (url: string): boolean => url.startsWith('https:')

/** "Wi-Fi 2" as the system calls it, or "Wi-Fi · wlp3s0" where the system's name is no word. */
export function networkText({ kind, interfaceName }: NetworkAddress, t: Translate): string {
  const word = t(`window.network.${kind}`)
  if (kind === 'loopback') return word
  if (interfaceName.toLowerCase().startsWith(word.toLowerCase())) return interfaceName
  return `${word} · ${interfaceName}`
}

/** "Wi-Fi 192.168.0.12": what tells one network from another, in words. */
export const networkChoice = (network: NetworkAddress, t: Translate): string =>
  `${t(`window.network.${network.kind}`)} ${network.address}`

/** The last two folders of a path, as a person knows them: "Pictures › Snapland". */
export const folderText = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .slice(-2)
    .join(' › ') || path
