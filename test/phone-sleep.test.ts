import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isSavedWhole } from './support/disk/saved-whole'
import { createOpened } from './support/opened'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import { passTime, startPhonesAndLaptop } from './support/phone/phone-page'
import { noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'

const MB = 1024 * 1024
const TEN_MINUTES = 600_000

describe.each(PHONE_BROWSERS)(
  'a phone that falls asleep while it sends (%s)',
  (_browser, openBrowser) => {
    const opened = createOpened()

    it('continues by itself ten minutes later, where it was, and nobody touches the page', async () => {
      const photo = await noisePhoto(4500, 4000)
      const album = await mkdtemp(join(tmpdir(), 'snapland-album-'))
      opened({ close: () => rm(album, { recursive: true }) })
      const path = join(album, photo.name)
      await writeFile(path, photo.bytes)
      const { wifi, laptop, openPage } = opened(await startPhonesAndLaptop(openBrowser))
      const { phone, says } = opened(await openPage())

      wifi.holdAfter(10 * MB)
      await phone.pick([path])
      await until('a piece to arrive', () => wifi.passed() > 9 * MB)
      await phone.setFrozen(true)
      // The computer has long given up on the connection by then, and the phone was not there to
      // hear of it.
      wifi.strand()
      wifi.heal()
      await phone.setFrozen(false)
      await passTime(phone, TEN_MINUTES)

      // Each dead connection that the browser kept for the next request costs 20 s.
      await until('the upload to end', () => laptop.receiver.uploads().length === 0)
      await says('1 photo saved on Test')
      expect(await isSavedWhole(laptop.folder, photo)).toBe(true)
      // The pieces from before it slept did not go a second time.
      expect(wifi.passed()).toBeLessThan(photo.bytes.length + 9 * MB)
    })
  },
)
