import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statfs } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../main/base/clock'
import { PROMISE_MS } from '../../main/uploads/record'
import { type MountedDisk, mountSmallDisk } from '../support/disk/mounted-disk'
import { makeNetworkNamespace } from '../support/network/network-namespace'
import { type Answer, answerTo, putPhoto, send } from '../support/network/photo-request'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { ended, endWithUs } from '../support/receiver/child'
import { besiegeReceiver, expectHarmless } from '../support/receiver/during-attack'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const PROMISING = fileURLToPath(new URL('../support/network/promising.mjs', import.meta.url))
const MB = 1024 * 1024
const DISK = 96 * MB
const RESERVE = 16 * MB

function openAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  onTestFinished(() => agent.destroy())
  return agent
}

/** Creates an upload of which nothing comes. */
function announce(url: string, length: number, sender: string, agent: Agent): Promise<Answer> {
  const value = (text: string) => Buffer.from(text).toString('base64')
  return send(`${url}uploads`, {
    agent,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': length,
      'Upload-Metadata': `id ${value(newId())},filename ${value('a.jpg')},sender ${value(sender)}`,
    },
  })
}

describe('creations of one byte, of which nothing comes', () => {
  it('do not slow down others', async () => {
    await expectHarmless(
      async ({ listening }, signal) => {
        const agent = openAgent()
        const flood = async (senderAt: (at: number) => string) => {
          for (let at = 0; !signal.aborted; at += 1)
            await announce(listening.url, 1, senderAt(at), agent)
        }
        // Once the places are taken, some hear that they are; the others push them out.
        const greedy = Array.from({ length: 6 }, () => flood((at) => `greedy-${at % 9}`))
        const fresh = Array.from({ length: 2 }, () => flood(() => `fresh-${newId()}`))
        await Promise.all([...greedy, ...fresh])
      },
      { seconds: 5 },
    )
  })

  it('and of the whole disk, from 24 addresses and in ever new names, harm no phone', async () => {
    const network = forThisTest(await makeNetworkNamespace())
    const addresses = Array.from({ length: 25 }, (_, at) => `10.78.0.${at + 1}`)
    for (const address of addresses) await network.join(address)
    const disk = 512 * MB
    const { receiver, expectHarmless } = forThisTest(
      await besiegeReceiver({
        ...{ inside: network.wrap, host: null, disk },
        args: ['--port', '0', '--reserve', `${RESERVE}`],
      }),
    )
    const { url } = receiver.listening
    const whole = disk - RESERVE - MB
    const [program = '', ...args] = [...network.wrap, process.execPath, PROMISING, url, `${whole}`]
    const attackers = addresses.filter((address) => address !== new URL(url).hostname)
    await expectHarmless(async (signal) => {
      const attacker = spawn(program, [...args, ...attackers], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      endWithUs(attacker)
      await once(attacker.stdout, 'data')
      // Whoever comes while all of the space is promised finds a share of it.
      const creation = ['--request', 'POST', '--header', 'Tus-Resumable: 1.0.0']
      const length = ['--header', `Upload-Length: ${16 * MB}`]
      const told = ['--output', '/dev/null', '--write-out', '%{http_code}', `${url}uploads`]
      const metadata = [
        '--header',
        `Upload-Metadata: filename ${btoa('modest.jpg')},sender ${btoa(newId())}`,
      ]
      expect(await network.curl(...creation, ...length, ...metadata, ...told)).toBe('201')
      if (!signal.aborted) await once(signal, 'abort')
      attacker.kill()
      await ended(attacker)
    })
  })

  it('fill no place that others need, however many senders seem to make them', async () => {
    let passed = 0
    const clock = { ...systemClock, elapsed: () => systemClock.elapsed() + passed }
    const laptop = forThisTest(await openReceiver([], { clock }))
    const agent = openAgent()
    const photo = await noisePhoto(120, 90)
    const statuses: number[] = []
    for (let at = 0; at < 1096; at += 8) {
      const senders = Array.from({ length: 8 }, (_, more) => `greedy-${(at + more) % 7}`)
      const one = (sender: string) => announce(laptop.url, 1, sender, agent)
      const answers = await Promise.all(senders.map(one))
      statuses.push(...answers.map(({ status }) => status))
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(1024)
    expect(statuses.filter((status) => status === 429)).toHaveLength(72)
    expect(laptop.receiver.uploads()).toHaveLength(1024)
    expect((await putPhoto(laptop.url, photo)).status).toBe(201)
    expect(await laptop.photosOnDisk()).toEqual([photo.name])

    passed = PROMISE_MS
    await announce(laptop.url, 1, 'modest', agent)
    expect(laptop.receiver.uploads()).toHaveLength(1)
  })
})

describe('on a small disk', () => {
  let disk: MountedDisk
  let laptop: OpenReceiver
  let photo: NoisePhoto
  let passed: number
  beforeEach(async () => {
    passed = 0
    disk = forThisTest(await mountSmallDisk(DISK))
    const clock = { ...systemClock, elapsed: () => systemClock.elapsed() + passed }
    const args = ['--reserve', `${RESERVE}`]
    laptop = forThisTest(await openReceiver(args, { folder: disk.folder, clock }))
    photo = await longPhoto(4 * MB)
  })
  const free = async () => {
    const { bavail, bsize } = await statfs(disk.folder)
    return bavail * bsize
  }
  const url = () => laptop.receiver.listening().url

  it('eighteen promises of the whole of it leave every other sender its share', async () => {
    const agent = openAgent()
    const whole = DISK - RESERVE - MB
    for (let at = 0; at < 18; at += 1) await announce(url(), whole, `greedy-${at}`, agent)
    expect((await putPhoto(url(), photo)).status).toBe(201)
    await laptop.restart()
    expect((await putPhoto(url(), { ...photo, name: 'restarted.png' })).status).toBe(201)
    await laptop.receiver.renewCode()
    expect(laptop.receiver.uploads()).toEqual([])
    expect((await announce(url(), 60 * MB, 'modest', agent)).status).toBe(201)
  })

  it('an abandoned film counts with what has come of it, minutes later', async () => {
    const agent = openAgent()
    const tus = tusRequests(url())
    const id = newId()
    const film = 72 * MB
    await tus.create(film, { id, filename: 'film.jpg', sender: 'gone' })
    await tus.patch(id, 0, photo.bytes)
    expect((await putPhoto(url(), photo)).status).toBe(201)
    expect((await announce(url(), 60 * MB, 'modest', agent)).status).toBe(507)
    passed = PROMISE_MS
    expect((await announce(url(), 60 * MB, 'modest', agent)).status).toBe(201)
    expect(offsetOf(await tus.head(id))).toBe(photo.bytes.length)
  })

  it('bodies without a length, all at once, keep what has to stay free', async () => {
    let least = Number.POSITIVE_INFINITY
    let isOver = false
    const watching = (async () => {
      while (!isOver) least = Math.min(least, await free())
    })()
    const { bytes } = await longPhoto(12 * MB)
    const put = (at: number) => {
      const outgoing = request(`${url()}body-${at}.png`, { method: 'PUT' })
      const answer = answerTo(outgoing).catch(() => null)
      for (let from = 0; from < bytes.length; from += MB / 2)
        outgoing.write(bytes.subarray(from, from + MB / 2))
      outgoing.end()
      return answer
    }
    const answers = await Promise.all(Array.from({ length: 23 }, (_, at) => put(at)))
    isOver = true
    await watching
    expect(least).toBeGreaterThanOrEqual(RESERVE)
    const statuses = new Set(answers.flatMap((answer) => (answer ? [answer.status] : [])))
    expect(statuses).toContain(507)
    await expect.poll(laptop.partsOnDisk).toEqual([])
  })
})
