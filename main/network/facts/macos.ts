import { type InterfaceFacts, macOf } from './interface-facts'

/** The answers of three commands, none of which changes anything. */
export interface MacosOutputs {
  /** `networksetup -listallhardwareports` */
  hardwarePorts: string
  /** `networksetup -listnetworkserviceorder` */
  serviceOrder: string
  /** `netstat -rn -f inet` */
  routes: string
}

export function macosFacts(outputs: MacosOutputs): Map<string, InterfaceFacts> {
  const order = servicesInOrder(outputs.serviceOrder)
  const gateways = defaultInterfaces(outputs.routes)
  return new Map(
    hardwarePorts(outputs.hardwarePorts).map(({ port, device, mac }) => {
      const at = order.indexOf(device)
      const facts: InterfaceFacts = {
        kind: kindOfPort(port),
        isHardware: true,
        hasGateway: gateways.includes(device),
        metric: at < 0 ? null : at,
        mac,
      }
      return [device, facts]
    }),
  )
}

/**
 * What a port is. The names are Apple's or the adapter's own and the same in every language:
 * "Wi-Fi", "Ethernet", "USB 10/100/1000 LAN", "AX88179A", "iPhone USB".
 */
function kindOfPort(port: string): InterfaceFacts['kind'] {
  if (/^(wi-?fi|airport)/i.test(port)) return 'wifi'
  // A cable between two Macs, and a phone that lends its own connection over Bluetooth.
  if (/bluetooth|thunderbolt bridge/i.test(port)) return 'virtual'
  if (/^thunderbolt \d/i.test(port)) return null
  if (/iphone|ipad/i.test(port)) return 'other'
  return 'ethernet'
}

/** Each port in its block of lines. */
function hardwarePorts(text: string): { port: string; device: string; mac: string | null }[] {
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
    const [, port] = /^Hardware Port: (.*)$/m.exec(block) ?? []
    const [, device] = /^Device: (\S+)$/m.exec(block) ?? []
    const [, mac] = /^Ethernet Address: ([0-9a-f:]{17})$/im.exec(block) ?? []
    return port && device ? [{ port, device, mac: macOf(mac) }] : []
  })
}

/** The devices of the services, the one that the person prefers first; a star is switched off. */
const servicesInOrder = (text: string): string[] =>
  [...text.matchAll(/^\((\d+|\*)\) .*\r?\n\(Hardware Port: .*, Device: (\S*)\)$/gm)].flatMap(
    ([, number, device]) => (number === '*' || !device ? [] : [device]),
  )

/**
 * The interfaces of default routes, the one that is used first. A route with the flag `I` is for
 * those alone who ask for this interface.
 */
export function defaultInterfaces(routes: string): string[] {
  const rows = routes.split('\n').map((line) => line.trim().split(/\s+/))
  const at = rows.find((row) => row.includes('Netif'))?.indexOf('Netif') ?? 3
  const found = rows.flatMap(([destination = '', , flags = '', ...rest]) => {
    const name = rest[at - 3]
    const isHalf = destination === '0/1' || destination === '128.0/1'
    if (!name || (destination !== 'default' && !isHalf)) return []
    return [{ name, order: flags.includes('I') ? 2 : isHalf ? 0 : 1 }]
  })
  return [...new Set(found.sort((a, b) => a.order - b.order).map(({ name }) => name))]
}
