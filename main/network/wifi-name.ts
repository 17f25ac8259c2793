import type { NetworkAddress } from '../../contract/receiver-event'
import { visibleText } from '../base/visible-text'
import type { RunCommand } from './facts/run-command'

type Address = Pick<NetworkAddress, 'address' | 'interfaceName' | 'kind'>

export interface WifiName {
  /** The name of the Wi-Fi behind this address; null where it is none, or not known (yet). */
  of(address: Address): string | null
}

/** What may be a Wi-Fi: names of interfaces do not always tell. */
const MAY_BE_WIFI: readonly NetworkAddress['kind'][] = ['wifi', 'other']

/**
 * Asks the system for the name (SSID) of a Wi-Fi whenever the address becomes another one, and
 * never waits for the answer.
 * @param onKnown called once the name of the address that was asked for last is known
 */
export function createWifiName(
  onKnown: () => void,
  ask: (interfaceName: string) => Promise<string | null>,
): WifiName {
  let asked = ''
  let name: string | null = null
  return {
    of({ address, interfaceName, kind }) {
      const wanted = MAY_BE_WIFI.includes(kind) ? `${interfaceName} ${address}` : ''
      if (asked !== wanted) {
        asked = wanted
        name = null
        if (wanted !== '')
          void ask(interfaceName).then((found) => {
            if (asked !== wanted || found === null) return
            name = found
            onKnown()
          })
      }
      return name
    },
  }
}

interface Question {
  program: string
  arguments: string[]
  read: (output: string, interfaceName: string) => string | null
}

/** The first that answers counts. */
function questions(platform: NodeJS.Platform, interfaceName: string): readonly Question[] {
  switch (platform) {
    case 'darwin':
      return [
        {
          program: '/usr/sbin/ipconfig',
          arguments: ['getsummary', interfaceName],
          read: readIpconfig,
        },
        // Told without the permission for locations until macOS 14.
        {
          program: '/usr/sbin/networksetup',
          arguments: ['-getairportnetwork', interfaceName],
          read: readNetworksetup,
        },
      ]
    case 'win32': {
      const system = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32`
      // Its own window of the console speaks UTF-8, so that a name in Korean can be read.
      const command = `${system}\\chcp.com 65001>nul&${system}\\netsh.exe wlan show interfaces`
      return [
        { program: `${system}\\cmd.exe`, arguments: ['/d', '/s', '/c', command], read: readNetsh },
      ]
    }
    default:
      return [
        {
          program: 'nmcli',
          // What is known already: looking for Wi-Fis anew takes seconds.
          arguments: '-t -f IN-USE,DEVICE,SSID device wifi list --rescan no'.split(' '),
          read: readNmcli,
        },
        { program: 'iwgetid', arguments: ['-r', interfaceName], read: readIwgetid },
      ]
  }
}

/** The name of the Wi-Fi that an interface is in; null where nothing tells. Never throws. */
export async function askWifiName(
  platform: NodeJS.Platform,
  run: RunCommand,
  interfaceName: string,
): Promise<string | null> {
  for (const { program, arguments: given, read } of questions(platform, interfaceName)) {
    const output = await run(program, given)
    // What is no UTF-8 is the name of another alphabet, and cannot be shown.
    const name = output?.includes('\ufffd') ? null : output && read(output, interfaceName)
    if (name) return name
  }
  return null
}

/** Far more than an SSID has (32 bytes), and than Windows calls a network. */
const MOST_LETTERS = 256

/** An SSID is any bytes; only what is a name is shown, and of that what can be seen. */
export function wifiNameOf(ssid: string | undefined): string | null {
  const text = ssid?.trim() ?? ''
  return text.length > MOST_LETTERS || /\p{Cc}/u.test(text)
    ? null
    : visibleText(text).trim() || null
}

/** `*:wlp3s0:Home`, in use, device and SSID, with `\` before a `:` or `\` inside of them. */
export function readNmcli(output: string, interfaceName: string): string | null {
  for (const line of output.split('\n')) {
    if (line.length > 2 * MOST_LETTERS) continue
    const [use, device, ssid] = [...line.matchAll(/((?:\\.|[^:\\])*)(?::|$)/g)].map(([, field]) =>
      field?.replace(/\\(.)/g, '$1'),
    )
    if (use === '*' && device === interfaceName) return wifiNameOf(ssid)
  }
  return null
}

/** The SSID alone. */
export const readIwgetid = (output: string): string | null => wifiNameOf(output)

/**
 * A paragraph of "label : value" for each interface, its name in the first line. The labels are in
 * the language of Windows, but for SSID.
 */
export function readNetsh(output: string, interfaceName: string): string | null {
  const paragraphs = output.split(/\r?\n\s*\r?\n/)
  const ours = paragraphs.find((each) =>
    each.split(/\r?\n/).some((line) => valueIn(line) === interfaceName),
  )
  return wifiNameOf(/^\s*SSID\s*:\s?(.*)$/m.exec(ours ?? '')?.[1])
}

const valueIn = (line: string) => /^[^:]*:\s?(.*)$/.exec(line)?.[1]?.trim()

/** A line `SSID : Home`; programs without the permission for locations are told `<redacted>`. */
export function readIpconfig(output: string): string | null {
  const name = wifiNameOf(/^\s*SSID : (.*)$/m.exec(output)?.[1])
  return name === '<redacted>' ? null : name
}

/** `Current Wi-Fi Network: Home`; sentences of other words where there is none. */
export const readNetworksetup = (output: string): string | null =>
  wifiNameOf(/^Current Wi-Fi Network: (.*)$/m.exec(output)?.[1])
