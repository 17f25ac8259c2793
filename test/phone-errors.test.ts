import { rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../contract/http'
import { type MountedDisk, mountSmallDisk } from './support/disk/mounted-disk'
import { startFaultProxy } from './support/network/fault-proxy'
import { freePort } from './support/network/free-port'
import { createOpened, forThisTest } from './support/opened'
import { type PhoneBrowser, WIFI } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import {
  type PhonesAndLaptop,
  passTime,
  startPhonesAndLaptop,
  wake,
} from './support/phone/phone-page'
import { until } from './support/until'

const MB = 1024 * 1024
const DISK = 128 * MB
const RESERVE = 16 * MB

describe.each(PHONE_BROWSERS)(
  'trouble on the way, each with its own sentence and its own way on (%s)',
  (_browser, openBrowser) => {
    const opened = createOpened()
    let disk: MountedDisk
    let world: PhonesAndLaptop
    const openPage = async () => forThisTest(await world.openPage())
    const count = (phone: PhoneBrowser, selector: string) =>
      phone.evaluate<number>(`return document.querySelectorAll('${selector}').length`)
    const isThere = async (phone: PhoneBrowser, selector: string) =>
      (await count(phone, selector)) > 0
    /** What waits in the page waits for ever, but for what ends its waiting before the time. */
    const endWaiting = (phone: PhoneBrowser) =>
      phone.evaluate(`
        const later = window.setTimeout
        window.setTimeout = (then, ms, ...rest) => (ms > 300 ? 0 : later(then, ms, ...rest))`)
    const tells = (phone: PhoneBrowser) =>
      phone.evaluate(`
        window.told = []
        new MutationObserver(() => told.push(document.querySelector('#announcement').textContent))
          .observe(document.querySelector('#announcement'), { childList: true })`)

    beforeAll(async () => {
      disk = opened(await mountSmallDisk(DISK))
      const folder = join(disk.folder, 'photos')
      const args = ['--reserve', `${RESERVE}`]
      world = opened(await startPhonesAndLaptop(openBrowser, { args, folder }))
    })

    afterEach(() => world.heal())

    it('stopped by the owner: an open page and a new one say so, and go on by themselves when started again', async () => {
      const { phone, choose, says } = await openPage()
      expect(await count(phone, '#notice:not([hidden])')).toBe(0)
      await world.laptop.receiver.setStopped(true)
      await says('Test has stopped receiving.')
      await phone.evaluate('window.isOld = true')
      await phone.reload()
      // While a page is left, nothing can be asked of it.
      const isNew = () => phone.evaluate<boolean>('return !window.isOld').catch(() => false)
      await until('the new page', isNew)
      await says('Test has stopped receiving.')
      await world.laptop.receiver.setStopped(false)
      await until('nothing to be in the way', () => isThere(phone, '#notice[hidden]'))
      await world.laptop.receiver.setStopped(true)
      await choose('stopped.jpg')
      await says('Test has stopped receiving.')
      await world.laptop.receiver.setStopped(false)
      await says('1 photo saved on Test')
    })

    it('the computer asks first: goes on with the yes, however long it would have waited', async () => {
      world.laptop.receiver.setAskFirst(true)
      const { phone, choose, says } = await openPage()
      await endWaiting(phone)
      await choose('asking.jpg')
      const [asking] = await until('the question', () => {
        const all = world.laptop.receiver.asking()
        return all.length > 0 && all
      })
      // The question is there before its answer: who is woken too early waits again.
      const sentence = 'Test asks before a new phone can send.'
      await until(sentence, async () => {
        const script = `return document.body.innerText.includes('${sentence}')`
        // Nothing is under way once it is said: nobody is woken any more.
        return (await phone.evaluate<boolean>(script)) || void (await wake(phone))
      })
      world.wifi.holdAfter(16 * 1024)
      await world.laptop.receiver.answerPhone(asking?.id ?? '', true)
      // Before anything of the photo has been taken.
      await until('nothing to be in the way', () => isThere(phone, '#notice[hidden]'))
      world.wifi.heal()
      await says('1 photo saved on Test')
    })

    it('the program was ended there: says so, and goes on once it runs again', async () => {
      const { phone, choose, says } = await openPage()
      await world.laptop.whileClosed(async () => {
        await choose('closed.jpg')
        await says('Snapland was closed on Test.')
      })
      await until('the photo', async () => {
        await wake(phone)
        return (await world.laptop.photosOnDisk()).includes('closed.jpg')
      })
      await says('1 photo saved on Test')
    })

    it('the folder is gone: waits until it is there again', async () => {
      const { choose, says } = await openPage()
      const { folder } = world.laptop
      await rename(folder, `${folder}-elsewhere`)
      try {
        await choose('folder.jpg')
        await says('Test cannot use its photo folder.')
      } finally {
        await rename(`${folder}-elsewhere`, folder)
      }
      await says('1 photo saved on Test')
    })

    it('the disk is full: says so once, counts nothing as sent that it has not taken, and goes on once there is room', async () => {
      const { phone, says } = await openPage()
      const film = join(disk.folder, 'somebody-elses.film')
      forThisTest({ close: () => rm(film, { force: true }) })
      const { bavail, bsize } = await statfs(disk.folder)
      await writeFile(film, Buffer.alloc(bavail * bsize - RESERVE - MB, 'film'))
      const path = await world.photoNamed('full.jpg')
      await writeFile(path, Buffer.concat([world.photo.bytes, Buffer.alloc(6 * MB, 'tail')]))
      await tells(phone)
      await phone.pick([path])
      await says('The disk of Test is full.')
      const tries = () =>
        world.laptop.events.filter(
          (event) => event.type === 'failed' && event.error.code === 'DISK_FULL',
        ).length
      const before = tries()
      await until('three more tries', async () => {
        await wake(phone)
        return tries() >= before + 3
      })
      expect(
        await phone.evaluate(
          'return Array.from(document.querySelectorAll("#total-bar, li progress"), (bar) => bar.value)',
        ),
      ).toEqual([0, 0])
      const told = await phone.evaluate<string[]>('return told')
      expect(told.filter((text) => text.includes('is full'))).toHaveLength(1)
      await rm(film)
      await wake(phone)
      await says('1 photo saved on Test')
    })

    it('given up at the computer: says so, and sends it from its start when a person wants that', async () => {
      const { phone, says } = await openPage()
      const { receiver } = world.laptop
      const path = await world.photoNamed('given-up.jpg')
      await writeFile(path, Buffer.concat([world.photo.bytes, Buffer.alloc(12 * MB, 'tail')]))
      world.wifi.holdAfter(10 * MB)
      await phone.pick([path])
      const begun = () => receiver.uploads().find(({ offset }) => offset > 8 * MB)
      const { id } = await until('a piece, and some of the next', begun)
      await receiver.giveUpUpload(id)
      world.wifi.heal()
      await says('Given up on Test before it was complete.')
      expect(receiver.uploads().some((upload) => upload.id === id)).toBe(false)
      await phone.click('[aria-label="Try again: given-up.jpg"]')
      await says('1 photo saved on Test')
    })

    it('out of reach: says so, names the phone’s own Wi-Fi where it is off, and after a minute asks a person to look', async () => {
      const { phone, choose, says } = await openPage()
      world.wifi.swallowEverything()
      await choose('unreachable.jpg')
      await until('the page to find that out', async () => {
        if (await isThere(phone, '#notice:not([hidden])')) return true
        await passTime(phone, 21_000)
        return false
      })
      await says('Test can’t be reached right now.')
      const setOnline = (isOnline: boolean) =>
        phone.evaluate(`
          Object.defineProperty(navigator, 'onLine', { value: ${isOnline}, configurable: true })
          dispatchEvent(new Event('offline'))`)
      await setOnline(false)
      await says('This phone has no Wi-Fi.')
      await setOnline(true)
      // A request that begins meanwhile has to fail first.
      await until('the page to ask for a person', async () => {
        await passTime(phone, 61_000)
        return await phone.evaluate<boolean>(
          `return document.querySelector('#notice').textContent.includes('Still can’t reach Test.')`,
        )
      })
      world.wifi.heal()
      await passTime(phone, 21_000)
      await until('the photo to be saved', async () => {
        await wake(phone)
        return await isThere(phone, '[data-state=saved]')
      })
    })

    it('a file gone from the phone: asks for that one again by name, and takes it', async () => {
      const { phone, choose, says } = await openPage()
      await world.laptop.receiver.setStopped(true)
      await choose('stale.jpg')
      await says('Test has stopped receiving.')
      await rm(await world.photoNamed('stale.jpg'))
      await world.laptop.receiver.setStopped(false)
      await says('Your phone can’t read this photo any more.')
      await expect.poll(() => count(phone, '[aria-label="Choose stale.jpg again"]')).toBe(1)
      await phone.evaluate(
        'document.querySelector("#choose").addEventListener("click", () => { window.asked = true })',
      )
      await phone.click('[aria-label="Choose stale.jpg again"]')
      expect(await phone.evaluate('return window.asked')).toBe(true)
      await choose('stale.jpg')
      await says('1 photo saved on Test')
      await expect.poll(() => count(phone, 'li')).toBe(1)
    })

    it('a file that is no photo: says so in its row until it is dismissed, and the others go on', async () => {
      const { phone, choose, says } = await openPage()
      const notes = await world.photoNamed('notes.txt')
      await writeFile(notes, Buffer.alloc(9000, 'notes '))
      await phone.pick([notes], '#originals')
      await says('Not a photo or video. Test accepts nothing else.')
      await choose('other.jpg')
      await says('1 photo saved on Test')
      await says('1 file not sent')
      await says('All that can be saved is saved. You can close this page.')
      await phone.click('[aria-label="Dismiss notes.txt"]')
      await says('Safe to delete from this phone. You can close this page.')
      await expect.poll(() => count(phone, '#failures:not([hidden])')).toBe(0)
      expect(await count(phone, 'li')).toBe(1)
    })

    it('taken off the list too late: the computer keeps it, and the row says so', async () => {
      const { phone, choose, says } = await openPage()
      world.wifi.holdReplies()
      await choose('late.jpg')
      await until('the photo to be saved', async () =>
        (await world.laptop.photosOnDisk()).includes('late.jpg'),
      )
      await until('its row', () => isThere(phone, '[aria-label="Do not send late.jpg"]'))
      await phone.click('li button')
      await until('its row to be cancelled', () => isThere(phone, '[data-state=cancelled]'))
      world.wifi.heal()
      await says('1 photo saved on Test')
      await until('its row to be saved', () => isThere(phone, '[data-state=saved]'))
    })

    it('a phone that was removed: hears it, and goes on when that is undone', async () => {
      const { phone, choose, says } = await openPage()
      const id = await phone.evaluate<string>(
        'return JSON.parse(localStorage["snapland-sender"]).id',
      )
      await world.laptop.receiver.removePhone(id)
      await choose('removed.jpg')
      await says('Test no longer accepts photos from this phone.')
      await until('nothing to be offered', () => isThere(phone, 'footer[hidden]'))
      await world.laptop.receiver.answerPhone(id, true)
      await until('photos to be chosen again', () => isThere(phone, '.actions:not([hidden])'))
    })

    it('the computer has another port: the piece under way ends well, and the page says what to do', async () => {
      const { phone } = await openPage()
      const path = await world.photoNamed('moved.jpg')
      await writeFile(path, Buffer.concat([world.photo.bytes, Buffer.alloc(20 * MB, 'tail')]))
      const offset = () => world.laptop.receiver.uploads().at(-1)?.offset ?? 0
      const { port, url } = world.laptop.receiver.listening()
      const listenOn = async (other: number) =>
        (await world.laptop.receiver.prepare({ port: other })).commit()
      world.wifi.slowTo(4 * MB)
      await phone.pick([path])
      await until('its first bytes', () => offset() > MB)
      const other = await freePort()
      forThisTest({ close: () => listenOn(port) })
      await listenOn(other)
      expect(offset()).toBeLessThan(LIMITS.pieceBytes)
      await until('the piece', () => offset() === LIMITS.pieceBytes)
      world.wifi.heal()
      // WebKit may hear of it only by being out of reach.
      await until('the page to say what is true', async () => {
        await passTime(phone, 21_000)
        const text = await phone.evaluate<string>('return document.body.innerText')
        return text.includes('Test has a new address.') || text.includes('Still can’t reach Test.')
      })

      const wifi = forThisTest(await startFaultProxy({ port: other }, { host: WIFI, port: other }))
      const again = forThisTest(await openBrowser(other))
      await again.open(new URL(url).pathname)
      await again.pick([path])
      await until('the photo', async () =>
        (await world.laptop.photosOnDisk()).includes('moved.jpg'),
      )
      expect(wifi.passed()).toBeGreaterThan(0)
    })

    it('the code has changed: says once what to do, and offers nothing that cannot help', async () => {
      const { phone, choose, says } = await openPage()
      await world.laptop.receiver.setStopped(true)
      for (const name of ['old-1.jpg', 'old-2.jpg', 'old-3.jpg']) await choose(name)
      await says('Test has stopped receiving.')
      await world.laptop.receiver.renewCode()
      await says('3 photos not sent')
      const offered = () =>
        phone.evaluate<unknown>(`
          const text = document.querySelector('main').innerText
          return {
            says: text.split('The code of Test has changed.').length - 1,
            join: !!document.querySelector('#join:not([hidden])'),
            again: text.includes('Try again'),
            more: text.includes('Choose more photos'),
            buttons: document.querySelectorAll('li button:not([hidden])').length,
          }`)
      const onlyTheWayIn = { says: 1, join: true, again: false, more: false, buttons: 0 }
      await expect.poll(offered).toEqual(onlyTheWayIn)
      await world.laptop.receiver.setStopped(false)
      // With the new code it is known what was left.
      await phone.open(new URL(world.laptop.receiver.listening().url).pathname)
      await says('3 photos were not finished.')
    })
  },
)

describe('a file that was changed on an Android phone', () => {
  it('is asked for again: Chromium does not give what is not what was chosen', async () => {
    // Chromium alone remembers when a chosen file was last written, and gives it only as it was
    // then (ERR_UPLOAD_FILE_CHANGED).
    const [, openChromium] = PHONE_BROWSERS[0]
    const world = forThisTest(await startPhonesAndLaptop(openChromium))
    const { phone, choose, says } = forThisTest(await world.openPage())
    await world.laptop.receiver.setStopped(true)
    await choose('changed.jpg')
    await says('Test has stopped receiving.')
    const path = await world.photoNamed('changed.jpg')
    await writeFile(path, Buffer.concat([world.photo.bytes, Buffer.from('other bytes')]))
    await world.laptop.receiver.setStopped(false)
    await says('Your phone can’t read this photo any more.')
    await phone.pick([path])
    await says('1 photo saved on Test')
  })
})
