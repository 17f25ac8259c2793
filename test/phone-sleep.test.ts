import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isSavedWhole } from './support/disk/saved-whole'
import { createOpened } from './support/opened'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import {
  type PhonePage,
  type PhonesAndLaptop,
  passTime,
  startPhonesAndLaptop,
  wake,
} from './support/phone/phone-page'
import { noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'

const MB = 1024 * 1024
const TEN_MINUTES = 600_000

describe.each(PHONE_BROWSERS)(
  'connections that are dead and do not say so (%s)',
  (_browser, openBrowser) => {
    const opened = createOpened()
    let world: PhonesAndLaptop
    let page: PhonePage

    beforeAll(async () => {
      world = opened(await startPhonesAndLaptop(openBrowser))
      page = opened(await world.openPage())
    })

    it('in a network again, the phone gives them up long before they would count as stalled', async () => {
      const { wifi, photo } = world
      const { phone, says } = page
      const path = await world.photoNamed('roaming.jpg')
      await writeFile(path, Buffer.concat([photo.bytes, Buffer.alloc(6 * MB, 'tail')]))
      // What waits for longer waits for ever.
      await phone.evaluate(`
        window.later = setTimeout
        setTimeout = (then, ms, ...rest) => (ms > 15_000 ? 0 : later(then, ms, ...rest))`)
      const before = wifi.passed()
      wifi.holdAfter(3 * MB)
      await phone.pick([path])
      await until('half of it to arrive', () => wifi.passed() >= before + 3 * MB)
      wifi.strand()
      wifi.heal()
      await wake(phone)
      await says('1 photo saved on Test')
      await phone.evaluate('setTimeout = later')
    })

    it('a phone that slept while it sent continues by itself ten minutes later, where it was, and nobody touches the page', async () => {
      const { wifi, laptop } = world
      const { phone, says } = page
      const photo = await noisePhoto(4500, 4000)
      const album = await mkdtemp(join(tmpdir(), 'snapland-album-'))
      opened({ close: () => rm(album, { recursive: true }) })
      const path = join(album, photo.name)
      await writeFile(path, photo.bytes)

      const before = wifi.passed()
      wifi.holdAfter(10 * MB)
      await phone.pick([path])
      await until('a piece to arrive', () => wifi.passed() > before + 9 * MB)
      await phone.setFrozen(true)
      // The computer has long given up on the connection by then, and the phone was not there to
      // hear of it.
      wifi.strand()
      wifi.heal()
      await phone.setFrozen(false)
      await passTime(phone, TEN_MINUTES)

      await until('the upload to end', () => laptop.receiver.uploads().length === 0)
      await says('2 photos saved on Test')
      expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
      // The pieces from before it slept did not go a second time.
      expect(wifi.passed() - before).toBeLessThan(photo.bytes.length + 9 * MB)
    })
  },
)
