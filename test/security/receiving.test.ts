import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { endlessPng } from '../fixtures/endless'
import { putPhoto, send } from '../support/network/photo-request'
import { newId } from '../support/network/tus-request'
import { useBesieged } from './use-besieged'

const MB = 1024 * 1024
const { besieged } = useBesieged({ disk: 4096 * MB, args: ['--reserve', `${16 * MB}`] })

/** Has so many attackers do the same again and again. */
async function together(count: number, signal: AbortSignal, attack: () => Promise<void>) {
  const go = async () => {
    while (!signal.aborted) await attack()
  }
  await Promise.all(Array.from({ length: count }, go))
}

it('a good phone feels nothing of bodies without a length, which are broken off and begun again', async () => {
  const { receiver, expectHarmless } = besieged()
  const piece = Buffer.alloc(MB / 16)
  await expectHarmless((signal) =>
    together(26, signal, async () => {
      const outgoing = request(`${receiver.listening.url}body.gif`, { method: 'PUT' })
      outgoing.on('error', () => {}).write('GIF89a')
      for (let pieces = 0; pieces < 32 && !signal.aborted && !outgoing.destroyed; pieces += 1) {
        outgoing.write(piece)
        await pause(50)
      }
      outgoing.destroy()
    }),
  )
})

it('a good phone feels nothing of pictures of 2^28 pixels in 66 kB', async () => {
  const { receiver, expectHarmless } = besieged()
  const bomb = endlessPng(16_384, 16_384)
  let at = 0
  await expectHarmless((signal) =>
    together(2, signal, async () => {
      at += 1
      // Each is another file, or it would be the same photo.
      const bytes = Buffer.concat([bomb, Buffer.from(`${at}`)])
      const { status } = await putPhoto(receiver.listening.url, { name: 'bomb.png', bytes })
      expect(status).toBe(201)
      await pause(20)
    }),
  )
})

it('a good phone feels nothing of a program that stops to read what is printed', async () => {
  const { receiver, expectHarmless } = besieged()
  const before = receiver.lines.length
  const readAgain = receiver.stopReading()
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const phone = { name: 'x'.repeat(900), state: 'open', done: 0, total: 0 }
  await expectHarmless((signal) =>
    together(4, signal, async () => {
      const body = JSON.stringify({ ...phone, sender: newId() })
      await send(`${receiver.listening.url}presence`, { agent, body })
    }),
  )
  agent.destroy()
  expect(receiver.lines.length).toBe(before)
  readAgain()
})
