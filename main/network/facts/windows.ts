import * as v from 'valibot'
import { visibleText } from '../../base/visible-text'
import { kindOfName } from '../interface-names'
import { type InterfaceFacts, macOf } from './interface-facts'

/**
 * What PowerShell is asked, in one call: it takes a second or two to start. Numbers and names of
 * drivers are the same in every language; only `Name` is not, and it is what Node calls the
 * interface. The command changes nothing.
 */
export const WINDOWS_QUERY = `
$ErrorActionPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
@{
  adapters = @(Get-NetAdapter | Select-Object Name, InterfaceDescription, ifIndex, MacAddress,
    NdisPhysicalMedium, HardwareInterface)
  interfaces = @(Get-NetIPInterface -AddressFamily IPv4 | Select-Object ifIndex, InterfaceMetric)
  routes = @(Get-NetRoute -AddressFamily IPv4 |
    Where-Object DestinationPrefix -In '0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1' |
    Select-Object ifIndex, DestinationPrefix, NextHop, RouteMetric)
  profiles = @(Get-NetConnectionProfile | Select-Object InterfaceIndex, Name,
    @{ Name = 'Category'; Expression = { [int]$_.NetworkCategory } })
} | ConvertTo-Json -Depth 3 -Compress
`

const index = v.number()
const Answer = v.object({
  adapters: v.array(
    v.object({
      Name: v.string(),
      InterfaceDescription: v.nullish(v.string(), ''),
      ifIndex: index,
      MacAddress: v.nullish(v.string()),
      NdisPhysicalMedium: v.nullish(v.number(), 0),
      HardwareInterface: v.nullish(v.boolean(), false),
    }),
  ),
  interfaces: v.array(v.object({ ifIndex: index, InterfaceMetric: v.nullish(v.number(), 0) })),
  routes: v.array(
    v.object({
      ifIndex: index,
      DestinationPrefix: v.string(),
      NextHop: v.string(),
      RouteMetric: v.nullish(v.number(), 0),
    }),
  ),
  profiles: v.array(
    v.object({
      InterfaceIndex: index,
      // Windows names a network after its Wi-Fi: a stranger's text.
      Name: v.pipe(v.string(), v.transform(visibleText)),
      Category: v.number(),
    }),
  ),
})
export type WindowsNetworks = v.InferOutput<typeof Answer>
type Adapter = WindowsNetworks['adapters'][number]

/** @throws where PowerShell has answered something else */
export const parseWindows = (output: string): WindowsNetworks =>
  v.parse(Answer, JSON.parse(output.replace(/^\uFEFF/, '')))

/** NDIS_PHYSICAL_MEDIUM of `ntddndis.h`. */
const MEDIUM = { wirelessLan: 1, wirelessWan: 8, native80211: 9, bluetooth: 10 }

export function windowsFacts(networks: WindowsNetworks): Map<string, InterfaceFacts> {
  const { adapters, interfaces, routes } = networks
  return new Map(
    adapters.map((adapter) => {
      const { ifIndex, Name, HardwareInterface, MacAddress } = adapter
      const own = routes.filter((route) => route.ifIndex === ifIndex)
      const metric = interfaces.find((each) => each.ifIndex === ifIndex)?.InterfaceMetric ?? null
      const least = Math.min(...own.map(({ RouteMetric }) => RouteMetric))
      const facts: InterfaceFacts = {
        kind: kindOf(
          adapter,
          own.some(({ NextHop }) => NextHop !== '0.0.0.0'),
        ),
        isHardware: HardwareInterface || isJoined(adapter),
        hasGateway: own.length > 0,
        metric: metric === null ? null : metric + (own.length > 0 ? least : 0),
        mac: macOf(MacAddress),
      }
      return [Name, facts]
    }),
  )
}

/** Several adapters as one: a team of cables, or a bridge. */
const isJoined = ({ InterfaceDescription }: Adapter): boolean =>
  /multiplexor driver|mac bridge miniport/i.test(InterfaceDescription)

/** @param hasRouter whether it leads to the internet over a router */
function kindOf(adapter: Adapter, hasRouter: boolean): InterfaceFacts['kind'] {
  const { NdisPhysicalMedium: medium, HardwareInterface: isHardware } = adapter
  const description = adapter.InterfaceDescription
  if (medium === MEDIUM.native80211 || medium === MEDIUM.wirelessLan)
    // Windows' own hotspot is an adapter without hardware: phones are in it, but no router is.
    return isHardware ? 'wifi' : 'other'
  if (medium === MEDIUM.wirelessWan) return 'vpn'
  if (medium === MEDIUM.bluetooth) return 'virtual'
  const named = kindOfName(description)
  if (named === 'vpn') return 'vpn'
  // A switch of Hyper-V that is bridged to an adapter is the only one with a router.
  if (!isHardware && /hyper-v virtual ethernet/i.test(description))
    return hasRouter ? 'other' : 'virtual'
  // In a virtual machine its own adapter is real; the host's side of one is real nowhere.
  if (named === 'virtual' && (!isHardware || /host-only|vmnet\d|loopback/i.test(description)))
    return 'virtual'
  // A phone that lends its own connection over a cable: of others, none is beside it.
  if (/apple mobile device ethernet|remote ndis|\brndis\b/i.test(description)) return 'other'
  return isHardware || isJoined(adapter) ? 'ethernet' : null
}
