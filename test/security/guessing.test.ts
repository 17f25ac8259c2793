import { Agent } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { makeNetworkNamespace } from '../support/network/network-namespace'
import { send } from '../support/network/photo-request'
import { typeDigits, wrongFor } from '../support/network/typed-digits'
import { forThisTest } from '../support/opened'
import { besiegeReceiver } from '../support/receiver/during-attack'
import { openReceiver } from '../support/receiver/open-receiver'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { makeHome } from '../support/window/home'

/** The digits that the receiver has shown, in order. */
const digitsIn = (lines: readonly string[]): string[] => [
  ...new Set(
    lines
      .map((line) => JSON.parse(line) as ReceiverEvent)
      .flatMap((event) => (event.type === 'listening' ? [event.code] : [])),
  ),
]

it('thirty phones behind one address are each wrong once, and then all come in', async () => {
  const laptop = forThisTest(await openReceiver())
  const { code } = laptop.receiver.listening()
  const { origin } = new URL(laptop.url)
  const agent = new Agent({ keepAlive: true, maxSockets: 15 })
  const all = (digits: string) =>
    Promise.all(Array.from({ length: 30 }, () => typeDigits(origin, digits, agent)))
  expect(await all(wrongFor(code))).toEqual(Array(30).fill(403))
  expect(await all(code)).toEqual(Array(30).fill(303))
  agent.destroy()
})

describe('who guesses the six digits', () => {
  it('from all of loopback is one guesser, harms no phone, and changes no digits', async () => {
    const statuses = new Set<number>()
    const { receiver, expectHarmless } = forThisTest(await besiegeReceiver())
    const { listening } = receiver
    const guess = async (signal: AbortSignal) => {
      const { origin } = new URL(listening.url)
      const body = `code=${wrongFor(listening.code)}`
      const from = async (at: number) => {
        const agent = new Agent({ keepAlive: true, localAddress: `127.0.0.${at + 2}` })
        while (!signal.aborted) {
          const { status } = await send(`${origin}/join`, { body, agent })
          statuses.add(status)
        }
        agent.destroy()
      }
      await Promise.all(Array.from({ length: 4 }, (_, at) => from(at)))
    }
    await expectHarmless(guess)
    expect([...statuses]).toEqual([403, 429])
    expect(digitsIn(receiver.lines)).toHaveLength(1)
  })

  it('from many addresses closes typing after fifty; the digits change then, and only then', async () => {
    const network = forThisTest(await makeNetworkNamespace())
    const addresses = Array.from({ length: 26 }, (_, at) => `10.77.0.${at + 1}`)
    for (const address of addresses) await network.join(address)
    const home = forThisTest(await makeHome())
    const receiver = forThisTest(
      await startTerminalReceiver(home, ['--port', '0'], network.wrap, null),
    )
    const { code, port } = receiver.listening
    const url = `http://${addresses[0]}:${port}/join`
    /** Types digits from these addresses in turn. @returns the answers' statuses */
    const type = async (from: readonly string[], digits: string) => {
      const told = ['--output', '/dev/null', '--write-out', '%{http_code} ']
      const requests = from.map((address) =>
        ['--interface', address, '--data', `code=${digits}`, ...told, url].join('\n'),
      )
      const args = requests.join('\n--next\n').split('\n')
      return (await network.curl(...args)).trim().split(' ').map(Number)
    }
    const guessers = [...addresses.slice(1), ...addresses.slice(1)]

    expect(await type(guessers.slice(1), wrongFor(code))).toEqual(Array(49).fill(403))
    expect(receiver.lines.filter((line) => line.includes('"listening"'))).toHaveLength(1)
    expect(await type(addresses.slice(0, 1), code)).toEqual([303])
    expect(await type(guessers.slice(0, 2), wrongFor(code))).toEqual([403, 429])

    const closed = await receiver.event('listening', (event) => event.typingOpensAt !== null)
    expect(closed.code).not.toBe(code)
    expect(closed.token).toBe(receiver.listening.token)
    for (const digits of [code, closed.code, '000000'])
      expect(await type(guessers.slice(0, 4), digits)).toEqual(Array(4).fill(429))
    expect(digitsIn(receiver.lines)).toEqual([code, closed.code])
  })
})
