import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { type InterfaceFacts, type NetworkFacts, NO_FACTS } from './interface-facts'
import { createKnownFacts, type FactsSource } from './read-facts'
import { commandRunner } from './run-command'

const unexpected = (error: unknown) => expect.unreachable(String(error))
const settled = () => new Promise((resolve) => setImmediate(resolve))

const at = (address: string): NodeJS.Dict<NetworkInterfaceInfo[]> => ({
  eth0: [
    {
      ...{ address, netmask: '255.255.255.0', family: 'IPv4', internal: false },
      ...{ mac: '3c:22:fb:12:34:56', cidr: `${address}/24` },
    },
  ],
})
const facts = (metric: number): NetworkFacts => {
  const eth0: InterfaceFacts = {
    ...{ kind: 'ethernet', isHardware: true, hasGateway: true, mac: null },
    metric,
  }
  return { interfaces: new Map([['eth0', eth0]]), chosen: '10.0.0.1' }
}

it('has no facts while the system takes its time, and asks it one question at a time', async () => {
  let asked = 0
  const read = () => {
    asked += 1
    return new Promise<NetworkFacts>(() => {})
  }
  const source: FactsSource = { read, chosen: async () => null }
  const known = createKnownFacts(source, () => expect.unreachable(), unexpected)
  known.follow(at('10.0.0.1'))
  await settled()
  known.follow(at('10.0.0.2'))
  await settled()
  expect(known.now()).toBe(NO_FACTS)
  expect(asked).toBe(1)
})

it('asks again when an address is another one or the system prefers another, and not before', async () => {
  let asked = 0
  let changes = 0
  let chosen = '10.0.0.1'
  const source: FactsSource = { read: async () => facts(++asked), chosen: async () => chosen }
  const known = createKnownFacts(source, () => ++changes, unexpected)
  for (const [address, choice, times] of [
    ['10.0.0.1', '10.0.0.1', 1],
    ['10.0.0.1', '10.0.0.1', 1],
    ['10.0.0.2', '10.0.0.1', 2],
    ['10.0.0.2', '10.8.0.1', 3],
  ] as const) {
    chosen = choice
    known.follow(at(address))
    await settled()
    expect(asked).toBe(times)
  }
  expect(changes).toBe(3)
  known.close()
  known.follow(at('10.0.0.3'))
  await settled()
  expect(asked).toBe(3)
})

it('goes on without facts where the system cannot tell them', async () => {
  const reported: unknown[] = []
  const read = async () => Promise.reject(new Error('no such file'))
  const source: FactsSource = { read, chosen: async () => '10.0.0.1' }
  const report = (error: unknown) => reported.push(error)
  const known = createKnownFacts(source, () => expect.unreachable(), report)
  // It is not asked again for the same state: on Windows each question starts PowerShell.
  for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.2']) {
    known.follow(at(address))
    await settled()
  }
  expect(known.now()).toBe(NO_FACTS)
  expect(reported).toHaveLength(2)
})

it('has no output of a command that is missing, fails, hangs or is no longer wanted', async () => {
  const { signal } = new AbortController()
  const run = commandRunner(signal)
  expect(await run('/bin/echo', ['a', 'b'])).toBe('a b\n')
  expect(await run('/no/such/command', [])).toBeNull()
  expect(await run('/bin/false', [])).toBeNull()
  expect(await commandRunner(signal, 50)('/bin/sleep', ['600'])).toBeNull()
  const closing = new AbortController()
  // Node refuses such an argument at once.
  expect(await run('/bin/echo', ['\0'])).toBeNull()
  const running = commandRunner(closing.signal)('/bin/sleep', ['600'])
  closing.abort()
  expect(await running).toBeNull()
  expect(await commandRunner(closing.signal)('/bin/echo', ['a'])).toBeNull()
})
