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
}

/** @param program the path of the program; its rules are asked for by that */
export const windowsFirewallQuery = (program: string): string => `
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
  if (
    /\(State = 2\)|block all (non-essential )?.*(enabled|ENABLED)|has block all state set to enabled/i.test(
      output,
    )
  )
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

/** What Linux's firewalls say; null where they are missing, or tell it to administrators alone. */
export interface LinuxFirewalls {
  /** `/etc/ufw/ufw.conf` */
  ufwConfig: string | null
  /** `/etc/ufw/user.rules`, which root alone may read */
  ufwRules: string | null
  /** `firewall-cmd --zone=... --list-all` for the zone of the interface, while it runs */
  firewalld: string | null
  /** `nft -j list ruleset`, which root alone gets */
  nft: string | null
}

export function linuxFirewall(outputs: LinuxFirewalls, door: Door): FirewallFinding | null {
  const { ufwConfig, ufwRules, firewalld, nft } = outputs
  if (firewalld !== null) return ofFirewalld(firewalld, door.port)
  const isUfwOn = /^ENABLED=yes\s*$/im.test(ufwConfig ?? '')
  const command = `sudo ufw allow ${door.port}/tcp`
  if (isUfwOn && ufwRules === null) return { cause: { code: 'FIREWALL_ON' }, command }
  if (isUfwOn && !hasUfwRule(ufwRules ?? '', door.port))
    return { cause: { code: 'FIREWALL_CLOSED' }, command }
  return nft === null || isUfwOn ? null : ofNft(nft, door)
}

/** `### tuple ### allow tcp 5810 0.0.0.0/0 any 0.0.0.0/0 in` */
const hasUfwRule = (rules: string, port: number): boolean =>
  [...rules.matchAll(/^### tuple ### allow (tcp|any) (\S+) \S+ any \S+ in/gm)].some(
    ([, , ports = '']) => ports === 'any' || holdsPort(ports, port),
  )

/** `80,5810:5820` or `1025-65535`. */
const holdsPort = (ports: string, port: number): boolean =>
  ports.split(',').some((part) => {
    const [first, last] = part.split(/[:-]/).map(Number)
    return first !== undefined && port >= first && port <= (last ?? first)
  })

function ofFirewalld(zone: string, port: number): FirewallFinding | null {
  const field = (name: string) => new RegExp(`^\\s*${name}: *(.*)$`, 'm').exec(zone)?.[1] ?? ''
  if (field('target') === 'ACCEPT') return null
  const ports = field('ports')
    .split(/\s+/)
    .flatMap((each) => (each.endsWith('/tcp') ? [each.slice(0, -'/tcp'.length)] : []))
  if (ports.some((each) => holdsPort(each, port))) return null
  const name = /^(\S+)/.exec(zone)?.[1] ?? 'public'
  const command = `sudo firewall-cmd --zone=${name} --add-port=${port}/tcp`
  return { cause: { code: 'FIREWALL_CLOSED' }, command }
}

const Rule = v.object({ chain: v.string(), expr: v.array(v.record(v.string(), v.unknown())) })
const Item = v.object({
  chain: v.optional(
    v.object({
      ...{ family: v.string(), table: v.string(), name: v.string() },
      ...{ hook: v.optional(v.string()), policy: v.optional(v.string()) },
    }),
  ),
  rule: v.optional(v.object({ ...{ family: v.string(), table: v.string() }, ...Rule.entries })),
})
const Ruleset = v.object({ nftables: v.array(Item) })
type Expressions = v.InferOutput<typeof Rule>['expr']

/** Goes the way of a first packet from the network to the port through each chain of input. */
function ofNft(output: string, door: Door): FirewallFinding | null {
  const items = v.parse(Ruleset, JSON.parse(output)).nftables
  const rules = items.flatMap(({ rule }) => (rule ? [rule] : []))
  const inputs = items.flatMap(({ chain }) => (chain?.hook === 'input' ? [chain] : []))

  type Chain = Pick<(typeof inputs)[number], 'family' | 'table' | 'name'>
  const verdictOf = (chain: Chain, depth = 8): 'accept' | 'drop' | null => {
    const own = rules.filter(
      ({ family, table, chain: name }) =>
        family === chain.family && table === chain.table && name === chain.name,
    )
    for (const { expr } of own) {
      if (!expr.every((each) => matches(each, door))) continue
      const jump = jumpOf(expr)
      const verdict =
        jump !== null && depth > 0
          ? verdictOf({ ...chain, name: jump }, depth - 1)
          : ownVerdict(expr)
      if (verdict !== null) return verdict
      if (expr.some((each) => 'return' in each)) return null
    }
    return null
  }

  const closed = inputs.find(
    (chain) => (verdictOf(chain) ?? (chain.policy === 'drop' ? 'drop' : 'accept')) === 'drop',
  )
  if (!closed) return null
  const { family, table, name } = closed
  const command = `sudo nft insert rule ${family} ${table} ${name} tcp dport ${door.port} accept`
  return { cause: { code: 'FIREWALL_CLOSED' }, command }
}

const ownVerdict = (expr: Expressions): 'accept' | 'drop' | null => {
  if (expr.some((each) => 'accept' in each)) return 'accept'
  return expr.some((each) => 'drop' in each || 'reject' in each) ? 'drop' : null
}

function jumpOf(expr: Expressions): string | null {
  const jump = expr.map((each) => each.jump ?? each.goto).find((each) => each !== undefined)
  const target = v.safeParse(v.object({ target: v.string() }), jump)
  return target.success ? target.output.target : null
}

const Match = v.object({ op: v.string(), left: v.unknown(), right: v.unknown() })

/** Whether an expression holds for a first packet to the port; what we cannot read does not. */
function matches(expression: Expressions[number], { port, interfaceName }: Door): boolean {
  if ('xt' in expression) return false
  if (!('match' in expression)) return true
  const { success, output } = v.safeParse(Match, expression.match)
  if (!success) return false
  const left = JSON.stringify(output.left)
  const isHeld =
    left === '{"payload":{"protocol":"tcp","field":"dport"}}'
      ? holds(output.right, (low, high) => port >= Number(low) && port <= Number(high))
      : /"iifname"|"iif"/.test(left)
        ? holds(output.right, (name) => interfaceName === name)
        : left === '{"ct":{"key":"state"}}'
          ? holds(output.right, (state) => state === 'new')
          : /"l4proto"|"protocol":"ip","field":"protocol"/.test(left)
            ? holds(output.right, (name) => name === 'tcp')
            : null
  if (isHeld === null) return false
  return output.op === '!=' ? !isHeld : isHeld
}

/** Whether a value, a set of values or a range of them holds. */
function holds(right: unknown, isIn: (low: unknown, high: unknown) => boolean): boolean {
  if (Array.isArray(right)) return right.some((each) => holds(each, isIn))
  if (typeof right !== 'object' || right === null) return isIn(right, right)
  if ('set' in right) return holds(right.set, isIn)
  if ('range' in right && Array.isArray(right.range)) return isIn(right.range[0], right.range[1])
  return false
}
