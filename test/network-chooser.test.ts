import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from './support/network/network-namespace'
import { openNetworkTunnel } from './support/network/network-tunnel'
import { createOpened } from './support/opened'
import { noisePhoto } from './support/photos/noise-photo'
import { asRoot } from './support/receiver/privileges'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { tileOf } from './support/window/window-tiles'
import { readQr } from './support/x11/qr'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const WIFI = '192.168.7.20'
const CABLE = '10.20.30.40'
const VPN = '100.100.1.2'
const CAFE_WIFI = '172.16.5.6'

/** What the system says of its Wi-Fis, as NetworkManager prints it. */
const NETWORK_MANAGER = `#!/bin/sh
case "$*" in
  *--active*) echo wlan0:0e4f7d6e-2f1b-4b7e-9d0b-0b7d5c1a2e3f ;;
  *psk*) echo 'open: sesame' ;;
  *) printf '%s\\n' ' :wlan0:Neighbour' '*:wlan0:Home\\: 5 GHz' ;;
esac
`

/** Tells the app what only an administrator may read of this network's firewall. */
const NFT = `#!/bin/sh
cat "$(dirname "$0")/rules.json"
`

describe('a computer in several networks', () => {
  const opened = createOpened()
  let network: NetworkNamespace
  let home: Home
  let display: XDisplay
  let app: DesktopApp
  let start: () => Promise<void>

  beforeAll(async () => {
    network = opened(await makeNetworkNamespace())
    await network.join(WIFI)
    await network.plugIn('eth0', CABLE)
    await network.plugIn('tailscale0', VPN)
    display = opened(await startXDisplay())
    home = opened(await makeHome())
    await writeFile(join(home.path, 'nmcli'), NETWORK_MANAGER)
    await writeFile(join(home.path, 'nft'), NFT)
    for (const name of ['nmcli', 'nft']) await chmod(join(home.path, name), 0o755)
    const tunnel = opened(await openNetworkTunnel(network, home.path))
    start = async () => {
      app = opened(await startDesktopApp({ display, home, network: tunnel, programs: home.path }))
    }
    await start()
  })

  /** The host in the code on the screen, as a phone's camera reads it, once it is this one. */
  const codeSays = (host: string) => scan(display, (text) => new URL(text).hostname === host)
  const chooser = () => app.window.locator('.network-button')
  const choices = () => app.window.locator('.network-list:popover-open button')

  it('has the Wi-Fi in its code, and names every network in words', async () => {
    await codeSays(WIFI)
    await chooser().click()
    expect(await choices().allInnerTexts()).toEqual([
      `Wi-Fi ${WIFI}`,
      `Ethernet ${CABLE}`,
      `VPN ${VPN}`,
    ])
  })

  it('names the Wi-Fi that the phone has to be in', async () => {
    await app.window.keyboard.press('Escape')
    await app.window.getByText('Same Wi-Fi: Home: 5 GHz', { exact: true }).waitFor()
    await app.window.getByText('Photos go straight over your Wi-Fi').waitFor()
    await chooser().click()
  })

  it('is gone through with the arrow keys, Home and End', async () => {
    const [first, second, last] = await choices().allInnerTexts()
    const focused = () => app.window.locator(':focus').innerText()
    await expect.poll(focused).toBe(first)
    await app.window.keyboard.press('ArrowDown')
    expect(await focused()).toBe(second)
    await app.window.keyboard.press('End')
    expect(await focused()).toBe(last)
    await app.window.keyboard.press('ArrowDown')
    expect(await focused()).toBe(last)
    await app.window.keyboard.press('Home')
    expect(await focused()).toBe(first)
  })

  it('puts another one into the code with one click, and answers there', async () => {
    await choices().filter({ hasText: CABLE }).click()
    const url = await codeSays(CABLE)
    expect(await chooser().innerText()).toBe(`Ethernet ${CABLE}`)
    expect(await network.curl('-o', '/dev/null', '-w', '%{http_code}', url)).toBe('200')
  })

  it('speaks of no Wi-Fi of this computer where that is on a cable', async () => {
    await app.window.getByText('Same network', { exact: true }).waitFor()
    const foot = await app.window.locator('.first-footer').innerText()
    expect(foot).toContain('Photos go straight over your network, never through the internet.')
    expect(await app.window.getByText('Same Wi-Fi').count()).toBe(0)
  })

  it('goes back to the best one by itself when that network is unplugged', async () => {
    await network.unplug('eth0')
    await codeSays(WIFI)
    await chooser().click()
    expect(await choices().allInnerTexts()).toEqual([`Wi-Fi ${WIFI}`, `VPN ${VPN}`])
    await app.window.keyboard.press('Escape')
  })

  it('redraws the code when the Wi-Fi becomes another one', async () => {
    await network.leave(WIFI)
    await network.join(CAFE_WIFI)
    await codeSays(CAFE_WIFI)
    expect(await chooser().innerText()).toBe(`Wi-Fi ${CAFE_WIFI}`)
  })

  it('has the chosen one in its code whenever it is there, also after a restart', async () => {
    await network.plugIn('eth0', CABLE)
    await codeSays(CABLE)
    await app.close()
    await start()
    await codeSays(CABLE)
  })

  it('has the best one in its code again when that is set', async () => {
    await app.window.getByRole('button', { name: 'Settings', exact: true }).click()
    const network = app.window.getByLabel('Network for the code')
    expect(await network.locator('option').allInnerTexts()).toEqual([
      'Automatic',
      `Wi-Fi ${CAFE_WIFI}`,
      `Ethernet ${CABLE}`,
      `VPN ${VPN}`,
    ])
    await network.selectOption('Automatic')
    await app.window.keyboard.press('Escape')
    await codeSays(CAFE_WIFI)
  })

  it('covers the code while no phone nearby can use it, and says why', async () => {
    const { window } = app
    const cover = (text: string) => window.locator('.qr-cover').getByText(text).waitFor()
    for (const name of ['eth0', 'tailscale0']) await network.unplug(name)
    await network.leave(CAFE_WIFI)
    await cover('No network')
    await window.getByText('This computer is on no network.').waitFor()
    expect(readQr(await display.screenshot())).toBeNull()
    expect(await window.locator('.no-camera').innerText()).toBe('')
    expect(await window.getByRole('button', { name: 'Show the code anyway' }).count()).toBe(0)
    await window.getByRole('button', { name: 'Show a code to join Wi-Fi' }).click()
    await window.getByLabel('Wi-Fi name').waitFor()
    await window.keyboard.press('Escape')

    await network.plugIn('tailscale0', VPN)
    await cover('Only a VPN')
    await window.getByText('This computer is only on a VPN (tailscale0)').waitFor()
    expect(readQr(await display.screenshot())).toBeNull()
    await window.getByRole('button', { name: 'Show the code anyway' }).click()
    await codeSays(VPN)

    await network.plugIn('eth0', CABLE)
    await codeSays(CABLE)
  })

  it('says the likeliest cause above the checklist, with the command that cures it', async () => {
    const [wrap = '', ...wrapped] = network.wrap
    const nft = async (...command: string[]) => {
      await asRoot('a firewall', wrap, ...wrapped, 'nft', ...command)
      const rules = await asRoot('a firewall', wrap, ...wrapped, 'nft', '-j', 'list', 'ruleset')
      await writeFile(join(home.path, 'rules.json'), rules)
    }
    const { clock } = app.window
    const says = (text: string) => app.window.locator('.likeliest').getByText(text).waitFor()
    await network.join(WIFI)
    await codeSays(WIFI)
    await clock.install()
    await app.window.reload()
    await codeSays(WIFI)
    await clock.fastForward(26_000)
    await says(`This computer’s address is now ${WIFI}`)

    await app.window.getByRole('button', { name: 'Show a code to join Wi-Fi' }).click()
    const [name, password] = ['Wi-Fi name', 'Password'].map((label) => app.window.getByLabel(label))
    await expect.poll(() => password?.inputValue()).toBe('open: sesame')
    expect(await name?.inputValue()).toBe('Home: 5 GHz')
    await name?.fill('Hotspot')
    expect(await password?.inputValue()).toBe('')
    await app.window.keyboard.press('Escape')

    const chain = 'type filter hook input priority 0; policy drop;'
    // By loopback the app is steered.
    const steering = 'add rule inet guard in iif lo accept'
    await nft(`add table inet guard; add chain inet guard in { ${chain} }; ${steering}`)
    await clock.fastForward(16_000)
    await says('This computer’s firewall lets no phone in.')
    const command = await app.window.locator('.likeliest code').innerText()
    await app.window.getByRole('button', { name: 'Copy command' }).click()
    await says('Command copied.')
    await nft(...command.replace(/^sudo nft /, '').split(' '))
    // The person comes back from the terminal.
    await app.window.evaluate("dispatchEvent(new Event('focus'))")
    await says(`This computer’s address is now ${WIFI}`)
  })

  it('closes its list by Escape beside the photos too', async () => {
    const photo = await noisePhoto(90, 60)
    await writeFile(join(home.folder, photo.name), photo.bytes)
    await tileOf(app.window, photo).waitFor()
    await chooser().click()
    expect(await choices().count()).toBe(3)
    await app.window.keyboard.press('Escape')
    await choices().first().waitFor({ state: 'detached' })
  })
})
