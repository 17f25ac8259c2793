import * as v from 'valibot'
import type { Cause } from '../../../contract/diagnosis'
import type { WindowsNetworks } from '../facts/windows'

/** Why the firewall of this computer lets no phone in, and the command that changes it. */
export interface FirewallFinding {
  cause: Extract<Cause, { code: `FIREWALL_${string}` }>
  command: string | null
}

/** What phones come to. */
export interface Door {
  port: number
  /** The program that listens. */
  program: string
  interfaceName: string
  /** This computer's address there. */
  address: string
}

/** The rules for our program, and those that open our port for whatever program it is. */
export const windowsFirewallQuery = ({ program, port }: Door): string => `
$ErrorActionPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
@{
  profiles = @(Get-NetFirewallProfile -PolicyStore ActiveStore | Select-Object Name,
    @{ Name = 'Enabled'; Expression = { [int]$_.Enabled } },
    @{ Name = 'Inbound'; Expression = { [int]$_.DefaultInboundAction } },
    @{ Name = 'Rules'; Expression = { [int]$_.AllowInboundRules } })
  rules = @(Get-NetFirewallApplicationFilter -PolicyStore ActiveStore -Program ${quoted(program)} |
    Get-NetFirewallRule | Where-Object { [int]$_.Direction -eq 1 -and [int]$_.Enabled -eq 1 } |
    Select-Object Name, @{ Name = 'Action'; Expression = { [int]$_.Action } },
      @{ Name = 'Profile'; Expression = { [int]$_.Profile } }) +
    @(Get-NetFirewallPortFilter -PolicyStore ActiveStore -Protocol TCP |
      Where-Object { $_.LocalPort -contains '${port}' } | Get-NetFirewallRule |
      Where-Object { [int]$_.Direction -eq 1 -and [int]$_.Enabled -eq 1 -and [int]$_.Action -eq 2 } |
      Select-Object Name, @{ Name = 'Action'; Expression = { [int]$_.Action } },
        @{ Name = 'Profile'; Expression = { [int]$_.Profile } })
} | ConvertTo-Json -Depth 3 -Compress
`

/** PowerShell ends a text also with the quotation marks of typography. */
const quoted = (text: string): string => `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`

const Answer = v.object({
  profiles: v.array(
    v.object({ Name: v.string(), Enabled: v.number(), Inbound: v.number(), Rules: v.number() }),
  ),
  rules: v.array(v.object({ Name: v.string(), Action: v.number(), Profile: v.number() })),
})

/** The numbers of MSFT_NetFirewallProfile and MSFT_NetFirewallRule, the same in every language. */
const WINDOWS = { on: 1, inboundAllow: 2, noRules: 0, ruleAllow: 2, ruleBlock: 4 }
/** By NetworkCategory: public, private, domain; with the bit of a rule's profiles, 0 being all. */
const PROFILES = [
  { name: 'Public', bit: 4 },
  { name: 'Private', bit: 2 },
  { name: 'Domain', bit: 1 },
]

/**
 * @param output the answer to `windowsFirewallQuery`
 * @param profiles the networks of this computer, as `facts/windows.ts` has them
 * @throws where PowerShell has answered something else
 */
export function windowsFirewall(
  output: string,
  network: WindowsNetworks['profiles'][number] | undefined,
  door: Door,
): FirewallFinding | null {
  const { profiles, rules } = v.parse(Answer, JSON.parse(output.replace(/^\uFEFF/, '')))
  const { name, bit } = PROFILES[network?.Category ?? 0] ?? { name: 'Public', bit: 4 }
  const profile = profiles.find((each) => each.Name === name)
  if (!profile || profile.Enabled !== WINDOWS.on) return null
  const own = rules.filter(({ Profile }) => Profile === 0 || (Profile & bit) !== 0)
  const program = quoted(door.program)
  const allow = `New-NetFirewallRule -DisplayName Snapland -Direction Inbound -Action Allow -Program ${program} -Profile ${name}`
  if (own.some(({ Action }) => Action === WINDOWS.ruleBlock)) {
    const remove = `Get-NetFirewallApplicationFilter -Program ${program} | Get-NetFirewallRule | Where-Object Action -eq Block | Remove-NetFirewallRule`
    return { cause: { code: 'FIREWALL_REFUSES' }, command: `${remove}; ${allow}` }
  }
  // "Block all incoming connections" stands above every rule.
  if (profile.Rules === WINDOWS.noRules) {
    const command = `Set-NetFirewallProfile -Name ${name} -AllowInboundRules True`
    return { cause: { code: 'FIREWALL_CLOSED' }, command }
  }
  if (profile.Inbound === WINDOWS.inboundAllow) return null
  if (own.some(({ Action }) => Action === WINDOWS.ruleAllow)) return null
  if (name !== 'Public' || !network) return { cause: { code: 'FIREWALL_CLOSED' }, command: allow }
  const isAllowedAtHome = rules.some(
    ({ Action, Profile }) => Action === WINDOWS.ruleAllow && (Profile & 2) !== 0,
  )
  const cause = { code: 'FIREWALL_PUBLIC', network: network.Name } as const
  const alias = quoted(door.interfaceName)
  const command = `Set-NetConnectionProfile -InterfaceAlias ${alias} -NetworkCategory Private`
  return { cause, command: isAllowedAtHome ? command : allow }
}

const SOCKET_FILTER = '/usr/libexec/ApplicationFirewall/socketfilterfw'
/** What is asked of macOS: its answers are English whatever the language of the system is. */
export const MACOS_FIREWALL: [program: string, args: string[]] = [
  SOCKET_FILTER,
  ['--getglobalstate', '--getblockall', '--listapps'],
]

/** @param output of `MACOS_FIREWALL`; one of the three answers may be missing */
export function macosFirewall(output: string, { program }: Door): FirewallFinding | null {
  if (!/\(State = [12]\)|Firewall is enabled/i.test(output)) return null
  if (/\(State = 2\)|block all (enabled|state set to enabled)|set to block all/i.test(output))
    return {
      cause: { code: 'FIREWALL_CLOSED' },
      command: `sudo ${SOCKET_FILTER} --setblockall off`,
    }
  const bundle = /^(.*?\.app)(\/|$)/.exec(program)?.[1] ?? program
  const listed = [...output.matchAll(/^\s*\d+\s*:\s*(.*?)\s*$\s*\(\s*(Allow|Block)/gm)]
  const own = listed.find(([, path]) => path === bundle || path === program)
  if (own?.[2] !== 'Block') return null
  const path = `"${own[1]}"`
  return {
    cause: { code: 'FIREWALL_REFUSES' },
    command: `sudo ${SOCKET_FILTER} --unblockapp ${path}`,
  }
}
