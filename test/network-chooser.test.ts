import { beforeAll, describe, expect, it } from 'vitest'
import { makeNetworkNamespace, type NetworkNamespace } from './support/network/network-namespace'
import { openNetworkTunnel } from './support/network/network-tunnel'
import { createOpened } from './support/opened'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { scan } from './support/x11/scan'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

const WIFI = '192.168.7.20'
const CABLE = '10.20.30.40'
const VPN = '100.100.1.2'
const CAFE_WIFI = '172.16.5.6'

describe('a computer in several networks', () => {
  const opened = createOpened()
  let network: NetworkNamespace
  let display: XDisplay
  let app: DesktopApp
  let start: () => Promise<void>

  beforeAll(async () => {
    network = opened(await makeNetworkNamespace())
    await network.join(WIFI)
    await network.plugIn('eth0', CABLE)
    await network.plugIn('tailscale0', VPN)
    display = opened(await startXDisplay())
    const home = opened(await makeHome())
    const tunnel = opened(await openNetworkTunnel(network, home.path))
    start = async () => {
      app = opened(await startDesktopApp({ display, home, network: tunnel }))
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

  it('puts another one into the code with one click, and answers there', async () => {
    await choices().filter({ hasText: CABLE }).click()
    const url = await codeSays(CABLE)
    expect(await chooser().innerText()).toBe(`Ethernet ${CABLE}`)
    expect(await network.curl('-o', '/dev/null', '-w', '%{http_code}', url)).toBe('200')
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
})
