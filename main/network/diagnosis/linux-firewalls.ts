import * as v from 'valibot'
import { isInside, parseIpv4 } from '../ipv4'
import type { Door, FirewallFinding } from './firewall'

/** What Linux's firewalls say; null where they are missing, or tell it to administrators alone. */
export interface LinuxFirewalls {
  /** `/etc/ufw/ufw.conf` */
  ufwConfig: string | null
  /** `/etc/default/ufw` */
  ufwDefaults: string | null
  /** `/etc/ufw/user.rules`, which root alone may read */
  ufwRules: string | null
  /** The zone of the interface, while firewalld runs. */
  zone: string | null
  /** `firewall-cmd --zone=... --list-all` */
  firewalld: string | null
  /** `nft -j list ruleset`, which root alone gets */
  nft: string | null
}

export function linuxFirewall(outputs: LinuxFirewalls, door: Door): FirewallFinding | null {
  const { ufwConfig, zone, nft } = outputs
  if (zone !== null) return ofFirewalld(zone, outputs.firewalld, door)
  if (/^ENABLED=yes\s*$/im.test(ufwConfig ?? '')) return ofUfw(outputs, door)
  return nft === null ? null : ofNft(nft, door)
}

type Verdict = 'accept' | 'drop'

function ofUfw({ ufwDefaults, ufwRules }: LinuxFirewalls, door: Door): FirewallFinding | null {
  const isOpen = /^DEFAULT_INPUT_POLICY="?ACCEPT/m.test(ufwDefaults ?? '')
  const allow = `allow ${door.port}/tcp`
  if (ufwRules === null)
    return isOpen ? null : { cause: { code: 'FIREWALL_ON' }, command: `sudo ufw ${allow}` }
  const verdict = ufwVerdict(ufwRules, door)
  if (verdict === 'accept' || (verdict === null && isOpen)) return null
  // The first rule that holds counts: a new one has to come before it, or take its place.
  const isSame = new RegExp(
    `^### tuple ### (deny|reject)\\S* tcp ${door.port} 0.0.0.0/0 any 0.0.0.0/0 in( |$)`,
    'm',
  )
  const isTooLate = verdict === 'drop' && !isSame.test(ufwRules)
  const command = `sudo ufw ${isTooLate ? 'prepend ' : ''}${allow}`
  return { cause: { code: 'FIREWALL_CLOSED' }, command }
}

/**
 * The first rule that holds: action, protocol, ports, destination, ports of the source, source,
 * perhaps two names of applications, and direction:
 * `### tuple ### allow_log tcp 5800:5819 0.0.0.0/0 any 192.168.1.0/24 in_eth0 comment=666f`
 */
function ufwVerdict(rules: string, { port, interfaceName, address }: Door): Verdict | null {
  const rule =
    /^### tuple ### (allow|limit|deny|reject)\S* (\S+) (\S+) (\S+) any (\S+)(?: \S+ \S+)? in(?:_(\S+))?(?: comment=.*)?$/gm
  for (const [, action, protocol, ports = '', to = '', from = '', on] of rules.matchAll(rule)) {
    if (protocol !== 'tcp' && protocol !== 'any') continue
    if (ports !== 'any' && !holdsPort(ports, port)) continue
    if (on && on !== interfaceName) continue
    if (holdsAddress(to, address) && holdsNeighbours(from, address))
      return action === 'allow' || action === 'limit' ? 'accept' : 'drop'
  }
  return null
}

const networkOf = (text: string): string => (text.includes('/') ? text : `${text}/32`)
const holdsAddress = (network: string, address: string): boolean =>
  isInside(parseIpv4(address) ?? -1, networkOf(network))

/** Whether a source is more than one computer, and those beside us are among them. */
const holdsNeighbours = (source: string, address: string): boolean =>
  !networkOf(source).endsWith('/32') && holdsAddress(source, address)

/** `80,5810:5820` or `1025-65535`. */
const holdsPort = (ports: string, port: number): boolean =>
  ports.split(',').some((part) => {
    const [first, last] = part.split(/[:-]/).map(Number)
    return first !== undefined && port >= first && port <= (last ?? first)
  })

/** @param listed null where only an administrator is told what the zone lets in; or nonsense */
function ofFirewalld(zone: string, listed: string | null, door: Door): FirewallFinding | null {
  const command = `sudo firewall-cmd --zone=${zone} --add-port=${door.port}/tcp`
  const isUnread = listed === null || !/^[ \t]*target:/m.test(listed)
  if (isUnread) return { cause: { code: 'FIREWALL_ON' }, command }
  const field = (name: string) => new RegExp(`^[ \\t]*${name}: *(.*)$`, 'm').exec(listed)?.[1] ?? ''
  const ports = field('ports')
    .split(/\s+/)
    .flatMap((each) => (each.endsWith('/tcp') ? [each.slice(0, -'/tcp'.length)] : []))
  const rules = listed.split('\n').map((line) => richVerdict(line, door))
  // It refuses before it lets in.
  const isOpen =
    !rules.includes('drop') &&
    (rules.includes('accept') ||
      field('target') === 'ACCEPT' ||
      ports.some((each) => holdsPort(each, door.port)))
  return isOpen ? null : { cause: { code: 'FIREWALL_CLOSED' }, command }
}

/**
 * Of `rule family="ipv4" source address="192.168.1.0/24" port port="5810" protocol="tcp" accept`;
 * null where it is for something else, or has what we do not read.
 */
function richVerdict(line: string, { port, address }: Door): Verdict | null {
  const [, source, ports, action] =
    /^\s*rule(?: priority="-?\d+")?(?: family="ipv4")?(?: source address="([\d./]+)")?(?: port port="([\d-]+)" protocol="tcp")?(?: log\b.*?)? (accept|reject|drop)\b/.exec(
      line,
    ) ?? []
  if (!action || (source && !holdsNeighbours(source, address))) return null
  if (ports && !holdsPort(ports, port)) return null
  return action === 'accept' ? 'accept' : 'drop'
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
  let isDoubtful = false

  type Chain = Pick<(typeof inputs)[number], 'family' | 'table' | 'name'>
  const verdictOf = (chain: Chain, depth = 8): Verdict | null => {
    const own = rules.filter(
      ({ family, table, chain: name }) =>
        family === chain.family && table === chain.table && name === chain.name,
    )
    for (const { expr } of own) {
      const held = expr.map((each) => matches(each, door))
      if (held.includes(false)) continue
      const jump = jumpOf(expr)
      const verdict =
        jump !== null && depth > 0
          ? verdictOf({ ...chain, name: jump }, depth - 1)
          : ownVerdict(expr)
      if (held.includes(null)) {
        if (verdict === 'accept' && !isForAnswers(expr)) isDoubtful = true
        continue
      }
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
  return { cause: { code: isDoubtful ? 'FIREWALL_ON' : 'FIREWALL_CLOSED' }, command }
}

/** Of iptables: what lets answers in is no rule for a first packet, unless it names ports. */
function isForAnswers(expr: Expressions): boolean {
  const text = JSON.stringify(expr)
  return text.includes('"conntrack"') && !text.includes('"dport"')
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

const Prefix = v.object({ prefix: v.object({ addr: v.string(), len: v.number() }) })
const Match = v.object({ op: v.string(), left: v.unknown(), right: v.unknown() })

/** Whether an expression holds for a first packet to the port; null: we cannot read it. */
function matches(expression: Expressions[number], { port, interfaceName, address }: Door) {
  if ('xt' in expression) return null
  if ('limit' in expression)
    return JSON.stringify(expression.limit).includes('"inv":true') ? null : true
  if (!('match' in expression)) return true
  const { success, output } = v.safeParse(Match, expression.match)
  if (!success) return null
  const left = JSON.stringify(output.left)
  const isHeld = /"protocol":"(udp|icmp|icmpv6|ip6|sctp|arp|ether)"/.test(left)
    ? false
    : left === '{"payload":{"protocol":"tcp","field":"dport"}}'
      ? holds(output.right, (low, high) => port >= Number(low) && port <= Number(high))
      : /"iifname"|"iif"/.test(left)
        ? holds(output.right, (name) => interfaceName === name)
        : left === '{"ct":{"key":"state"}}'
          ? holds(output.right, (state) => state === 'new')
          : /"l4proto"|"protocol":"ip","field":"protocol"/.test(left)
            ? holds(output.right, (name) => name === 'tcp')
            : left === '{"payload":{"protocol":"ip","field":"saddr"}}'
              ? holds(output.right, (network) => holdsNeighbours(`${network}`, address))
              : null
  if (isHeld === null) return null
  return output.op === '!=' ? !isHeld : isHeld
}

/** Whether a value, a set of values or a range of them holds. */
function holds(right: unknown, isIn: (low: unknown, high: unknown) => boolean): boolean {
  if (Array.isArray(right)) return right.some((each) => holds(each, isIn))
  if (typeof right !== 'object' || right === null) return isIn(right, right)
  if ('set' in right) return holds(right.set, isIn)
  if ('range' in right && Array.isArray(right.range)) return isIn(right.range[0], right.range[1])
  const prefix = v.safeParse(Prefix, right)
  if (prefix.success) {
    const network = `${prefix.output.prefix.addr}/${prefix.output.prefix.len}`
    return isIn(network, network)
  }
  return false
}
