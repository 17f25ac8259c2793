import { Agent } from 'node:http'
import { expect, it } from 'vitest'
import { HEADERS, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/http'
import type { ReceiverEvent } from '../../contract/receiver-event'
import { send } from '../support/network/photo-request'
import { newId } from '../support/network/tus-request'
import { noisePhoto } from '../support/photos/noise-photo'
import { useBesieged } from './use-besieged'

const { besieged } = useBesieged()

/** A phone with the code asks one thing after the other, as fast as it is answered. */
async function ask(signal: AbortSignal, one: (agent: Agent) => Promise<unknown>): Promise<void> {
  const agent = new Agent({ keepAlive: true })
  while (!signal.aborted) await one(agent)
  agent.destroy()
}

it('a photo that is here already is created again under ever new ids, and no phone is harmed', async () => {
  const { bytes, name } = await noisePhoto(300, 200)
  const edge = `${bytes.length}-1700000000000-00000000-00000000`
  const create = (url: string, agent: Agent, body?: Buffer) => {
    const said = { id: newId(), filename: name, sender: 'one', edge, more: 'x'.repeat(1200) }
    const metadata = Object.entries(said).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
    )
    return send(`${url}uploads`, {
      agent,
      ...(body && { body }),
      headers: {
        [HEADERS.tusResumable]: TUS_VERSION,
        [HEADERS.uploadLength]: bytes.length,
        [HEADERS.uploadMetadata]: metadata.join(','),
        ...(body && { 'Content-Type': TUS_CONTENT_TYPE }),
      },
    })
  }
  const { receiver, expectHarmless } = besieged()
  await expectHarmless((signal) =>
    ask(signal, (agent) => create(receiver.listening.url, agent, bytes)),
  )
})

it('phones that are invented come and come, and no phone is harmed', async () => {
  const { receiver, expectHarmless } = besieged()
  const presence = { name: 'Phone', state: 'open', done: 0, total: 0 }
  await expectHarmless((signal) =>
    ask(signal, (agent) =>
      send(`${receiver.listening.url}presence`, {
        agent,
        body: JSON.stringify({ ...presence, sender: newId() }),
      }),
    ),
  )
  const events = receiver.lines.map((line) => JSON.parse(line) as ReceiverEvent)
  const count = (type: ReceiverEvent['type']) => events.filter((each) => each.type === type).length
  expect(count('phone')).toBeGreaterThan(0)
  expect(count('phone') - count('phone-left')).toBeLessThanOrEqual(512)
})
