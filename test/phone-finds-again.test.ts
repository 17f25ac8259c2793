import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isSavedWhole } from './support/disk/saved-whole'
import { makeNetworkNamespace, type NetworkNamespace } from './support/network/network-namespace'
import { openRelay } from './support/network/network-tunnel'
import { addPhone, type SwitchedPhone } from './support/network/switched-phone'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { chromiumPath } from './support/phone/chromium-path'
import { startWebKitPhone } from './support/phone/webkit-phone'
import { longPhoto } from './support/photos/long-photo'
import { asRoot } from './support/receiver/privileges'
import { startTerminalReceiver, type TerminalReceiver } from './support/receiver/terminal-receiver'
import { until } from './support/until'
import { type Home, makeHome } from './support/window/home'
import { startXDisplay } from './support/x11/x-display'

const [WIFI, CABLE] = ['192.168.7.20', '10.20.30.40']
const MB = 1e6

/** A browser on the phone. */
interface PhonePage {
  open(url: string): Promise<unknown>
  pick(path: string): Promise<unknown>
  text(): Promise<string>
}

async function chromiumOn(
  phone: SwitchedPhone,
  home: Home,
  opened: ReturnType<typeof createOpened>,
) {
  const program = join(home.path, 'chromium-on-the-phone')
  await writeFile(program, `#!/bin/sh\nexec ${phone.wrap.join(' ')} ${chromiumPath()} "$@"\n`)
  await chmod(program, 0o755)
  return opened(await startAndroidPhone({ program })).page
}

describe('a computer whose address changes while photos are sent', () => {
  const opened = createOpened()
  let network: NetworkNamespace
  let phone: SwitchedPhone
  let home: Home
  let laptop: TerminalReceiver
  let pages: PhonePage[]

  beforeAll(async () => {
    network = opened(await makeNetworkNamespace())
    await network.join(WIFI)
    phone = opened(await addPhone(network, '192.168.7.31', '10.20.30.31'))
    home = opened(await makeHome())
    laptop = opened(await startTerminalReceiver(home, [], network.wrap, null))
    pages = await Promise.all([chromium(), webKit()])
    for (const { open } of pages) await open(laptop.listening.url)
  })

  async function chromium(): Promise<PhonePage> {
    const page = await chromiumOn(phone, home, opened)
    return {
      open: (url) => page.goto(url),
      pick: (path) => page.setInputFiles('#choose', path),
      text: () => page.innerText('body'),
    }
  }

  async function webKit(): Promise<PhonePage> {
    const { port } = opened(await openRelay(phone, join(home.path, 'relay')))
    const display = opened(await startXDisplay())
    const elsewhere = { wrap: phone.wrap, port }
    const driver = opened(await startWebKitPhone(display, { elsewhere }))
    return {
      open: driver.open,
      pick: async (path) => driver.type(await driver.find('#choose'), path),
      text: () => driver.script('return document.body.innerText'),
    }
  }

  const nft = (...rule: string[]) =>
    asRoot('a weak Wi-Fi', network.wrap[0] ?? '', ...network.wrap.slice(1), 'nft', ...rule)

  /** Sends a photo from each page, and changes the network in the middle of both. */
  async function sendDuring(change: () => Promise<unknown>): Promise<void> {
    // A weak Wi-Fi: what comes faster is lost.
    await nft('add table inet weak')
    await nft('add chain inet weak in { type filter hook input priority 0; }')
    await nft('add rule inet weak in limit rate over 2 mbytes/second drop')
    const photos = await Promise.all(pages.map(() => longPhoto(10 * MB)))
    const paths = photos.map(({ name }) => join(home.path, name))
    for (const [at, { bytes }] of photos.entries()) await writeFile(paths[at] ?? '', bytes)
    const begun = laptop.lines.length
    for (const [at, page] of pages.entries()) await page.pick(paths[at] ?? '')
    await until('both in the middle', () => {
      const events = laptop.lines.slice(begun).map((line) => JSON.parse(line))
      const ids = events.flatMap(({ type, offset, id }) =>
        type === 'progress' && offset > MB ? [id] : [],
      )
      return new Set(ids).size === pages.length
    })
    await change()
    await nft('delete table inet weak')
    for (const photo of photos) {
      await laptop.event('saved', ({ photo: { name } }) => name === photo.name)
      expect(await isSavedWhole(home.folder, photo)).toBe(true)
    }
  }

  it('is found again over its other address, and goes on there', async () => {
    await network.join(CABLE)
    await laptop.event('listening', ({ addresses }) => addresses.length === 2)
    await sendDuring(() => network.leave(WIFI))
    for (const page of pages) {
      await until('the receipt', async () =>
        (await page.text()).includes('1 photo saved on Test laptop'),
      )
    }
  })
})

describe('an encrypted computer whose address changes', () => {
  const opened = createOpened()

  it('keeps the certificate that the phone was told to trust, and else says what to do', async () => {
    const network = opened(await makeNetworkNamespace())
    await network.join(WIFI)
    const phone = opened(await addPhone(network, '192.168.7.31', '10.20.30.31'))
    const home = opened(await makeHome())
    const laptop = opened(await startTerminalReceiver(home, ['--https'], network.wrap, null))
    const page = await chromiumOn(phone, home, opened)
    await page.clock.install()
    await expect(page.goto(laptop.listening.url)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')
    // Advanced, proceed.
    await page.click('#details-button')
    await page.click('#proceed-link')
    await page.waitForSelector('#choose', { state: 'attached' })

    await network.join(CABLE)
    await laptop.event('listening', ({ addresses }) => addresses.length === 2)
    const nft = (...rule: string[]) =>
      asRoot('a Wi-Fi', network.wrap[0] ?? '', ...network.wrap.slice(1), 'nft', ...rule)
    // Every connection ends, so that the next ones are new.
    await nft('add table inet cut')
    await nft('add chain inet cut in { type filter hook input priority 0; }')
    await nft('add rule inet cut in tcp dport != 1 reject with tcp reset')
    const notes = () => page.innerText('body')
    await until('lost', async () => (await notes()).includes('can’t be reached right now'))
    await nft('delete table inet cut')
    const photo = await longPhoto(MB)
    const path = join(home.path, photo.name)
    await writeFile(path, photo.bytes)
    await page.setInputFiles('#choose', path)
    await laptop.event('saved', ({ photo: { name } }) => name === photo.name)

    await network.leave(WIFI)
    await until('lost', async () => (await notes()).includes('can’t be reached right now'))
    await page.clock.fastForward(60_000)
    await until('what to do', async () =>
      (await notes()).includes('If its code has changed, scan it again'),
    )
  })
})
