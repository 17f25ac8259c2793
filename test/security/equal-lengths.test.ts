import { readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { jpegOf } from '../support/disk/temp-library'
import { putPhoto } from '../support/network/photo-request'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { expectHarmless } from '../support/receiver/during-attack'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { makeHome } from '../support/window/home'

const PHOTOS = 400
const AT_ONCE = 4
/** Of this many photos the time is compared: the first ones, and the last. */
const SHARE = 50

it('takes photos of one length at one rate, however many there are and however alike', async () => {
  const home = forThisTest(await makeHome())
  const laptop = forThisTest(await startTerminalReceiver(home, ['--port', '0']))
  const tus = tusRequests(laptop.listening.url)
  const picture = jpegOf(160_000)
  const savedAt: number[] = []
  let next = 0
  const sender = async () => {
    for (let at = next++; at < PHOTOS; at = next++) {
      const body = Buffer.from(picture)
      // No sample holds these bytes.
      body.writeUInt32BE(at, 30_000)
      const fields = { id: newId(), filename: `${at}.jpg`, sender: 'phone-1' }
      expect((await tus.create(body.length, fields, { body })).status).toBe(201)
      savedAt.push(performance.now())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))

  const timeOf = (first: number) => (savedAt[first + SHARE] ?? 0) - (savedAt[first] ?? 0)
  const [early, late] = [timeOf(0), timeOf(PHOTOS - SHARE - 1)]
  const rates = [early, late].map((ms) => Math.round((SHARE / ms) * 1000))
  console.log(`photos a second: ${rates.join(', then ')}`)
  expect(late).toBeLessThan(3 * early)
  const names = (await readdir(home.folder)).filter((name) => !name.startsWith('.'))
  expect(names).toHaveLength(PHOTOS)
})

it('photos of one length and one name, one after the other, harm no phone', async () => {
  await expectHarmless(async ({ listening }, signal) => {
    const bytes = jpegOf(160_000)
    for (let at = 0; !signal.aborted; at += 1) {
      bytes.writeUInt32BE(at, 30_000)
      const { status } = await putPhoto(listening.url, { name: 'photo.jpg', bytes })
      expect(status).toBe(201)
      // Else it would measure how fast the disk syncs.
      await pause(20)
    }
  })
})
