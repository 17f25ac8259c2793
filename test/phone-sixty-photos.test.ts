import { beforeAll, describe, expect, it } from 'vitest'
import { receivedFiles } from './support/disk/received-files'
import { type FaultProxy, startFaultProxy } from './support/network/fault-proxy'
import { createOpened } from './support/opened'
import { LAPTOP, type PhoneBrowser, WIFI } from './support/phone/phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import type { PaintedPhoto } from './support/photos/painted-photos'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { until } from './support/until'
import { type Home, makeHome } from './support/window/home'
import { paintMixedAlbum } from './support/window/mixed-album'

const COUNT = 60
const savedIn = (photos: number) => (photos === 1 ? '1 photo saved' : `${photos} photos saved`)

describe.each(PHONE_BROWSERS)(
  'sixty photos over a Wi-Fi that breaks off twice, and a page that is loaded again (%s)',
  (_name, openBrowser) => {
    const opened = createOpened()
    let home: Home
    let wifi: FaultProxy
    let phone: PhoneBrowser
    let photos: PaintedPhoto[]
    let bytes = 0
    let skipped = 0

    const sentBytes = () =>
      phone.evaluate<number>('return document.querySelector("#total-bar").value')
    const done = (part: number) => async () => wifi.cuts() > 0 && (await sentBytes()) > part

    beforeAll(async () => {
      photos = opened(await paintMixedAlbum(COUNT)).photos
      bytes = photos.reduce((sum, photo) => sum + photo.bytes.length, 0)
      home = opened(await makeHome())
      const receiver = opened(await startTerminalReceiver(home, ['--allow-host', LAPTOP]))
      const { port, url } = receiver.listening
      wifi = opened(await startFaultProxy({ port }, { host: WIFI, port }))
      phone = opened(await openBrowser(port))
      await phone.open(new URL(url).pathname)

      const paths = photos.map(({ path }) => path)
      wifi.cutAfter(bytes * 0.2)
      await phone.pick(paths)
      await until('the first cut', () => wifi.cuts() === 1)
      wifi.cutAfter(bytes * 0.2)
      await until('the second cut', () => wifi.cuts() === 2)
      // However late this test looks, not all of it is sent by then.
      wifi.slowTo(bytes * 0.05)
      await until('something of the rest', done(0.45))
      await phone.reload()
      wifi.heal()
      await until('the page again', () =>
        phone.evaluate('return document.readyState === "complete"'),
      )
      await phone.pick(paths)
      await until('the phone to say that all is saved', () =>
        phone.evaluate(`return !!document.querySelector('.total[data-state=done]')`),
      )
      skipped = await phone.evaluate<number>(
        'return document.querySelectorAll("[data-state=skipped]").length',
      )
    })

    it('saves each of them once, with every byte', async () => {
      const files = await receivedFiles(home.folder)
      expect([...files.keys()]).toEqual(photos.map(({ name }) => name).sort())
      for (const { name, bytes } of photos) expect(files.get(name)?.equals(bytes), name).toBe(true)
    })

    it('skips at once what was there before the page was loaded again', async () => {
      expect(skipped).toBeGreaterThan(0)
      const text = await phone.evaluate<string>('return document.body.innerText')
      expect(text).toContain(`${savedIn(COUNT - skipped)} on`)
      expect(text).toContain(`Already there: ${skipped}.`)
      // What was under way at a cut goes twice, up to a piece of each; nothing else does.
      expect(wifi.passed()).toBeLessThan(bytes * 1.9)
    })

    it('lists each of them as it stands on the disk', async () => {
      const rows = await phone.evaluate<string[]>(
        'return Array.from(document.querySelectorAll("#newest li, #saved li"), (row) => row.textContent)',
      )
      expect(rows).toHaveLength(COUNT)
      for (const { name, width, height } of photos) {
        const row = rows.find((text) => text.includes(` as ${name}`))
        expect(row, name).toContain(`${width} × ${height}`)
      }
    })

    it('keeps total, buttons and the newest sizes in sight, and older ones folded until a tap', async () => {
      const fold = () =>
        phone.evaluate<{
          isOpen: boolean
          newest: number
          label: string
          top: number
          height: number
        }>(`
          scrollTo(0, 0)
          const { open, firstElementChild } = document.querySelector('#saved')
          const newest = [...document.querySelectorAll('#newest li')].filter(
            (row) => row.checkVisibility?.() !== false && / × /.test(row.innerText)).length
          const height = document.documentElement.scrollHeight
          scrollTo(0, height)
          const { top } = document.querySelector('#count').getBoundingClientRect()
          return { isOpen: open, newest, label: firstElementChild.textContent, top, height }`)
      const before = await fold()
      expect(before).toMatchObject({ isOpen: false, newest: 6, label: `${COUNT - skipped} saved` })
      await phone.click('#saved summary')
      const after = await fold()
      expect(after.isOpen).toBe(true)
      expect(after.height).toBeGreaterThan(before.height + (COUNT - 6) * 44)
      expect(after.top).toBeGreaterThanOrEqual(0)
      await phone.evaluate('scrollTo(0, 0)')
    })

    it('gives that list as text, to keep', async () => {
      await phone.evaluate(
        'document.addEventListener("copy", () => { window.kept = document.activeElement.value })',
      )
      await phone.click('#keep-list')
      const text = await phone.evaluate<string>(
        'return window.kept || document.querySelector("textarea").value',
      )
      const [first, second, ...lines] = text.split('\n')
      expect(first).toBe(`${savedIn(COUNT - skipped)} on Test laptop.`)
      expect(second).toBe('Safe to delete from this phone.')
      const files = await receivedFiles(home.folder)
      expect(lines.map((line) => line.split(' · ')[0]).sort()).toEqual([...files.keys()])
      for (const { name, width, height } of photos) {
        expect(lines.find((line) => line.startsWith(`${name} `))).toContain(`${width} × ${height}`)
      }
    })
  },
)
