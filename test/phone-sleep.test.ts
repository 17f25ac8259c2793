import { beforeAll, describe, expect, it } from 'vitest'
import { type AndroidPhone, startAndroidPhone } from './support/android-phone'
import { type FaultProxy, startFaultProxy } from './support/fault-proxy'
import { type Home, makeHome } from './support/home'
import { type NoisePhoto, noisePhoto } from './support/noise-photo'
import { createOpened } from './support/opened'
import { LAPTOP, WIFI } from './support/phone-browser'
import { pickFiles } from './support/pick-files'
import { receivedFiles } from './support/received-files'
import { startTerminalReceiver } from './support/terminal-receiver'
import { until } from './support/until'

const MB = 1024 * 1024

describe('a phone that falls asleep while it sends', () => {
  const opened = createOpened()
  let home: Home
  let wifi: FaultProxy
  let phone: AndroidPhone
  let photo: NoisePhoto

  beforeAll(async () => {
    photo = await noisePhoto(4500, 4000)
    home = opened(await makeHome())
    const { port, url } = opened(
      await startTerminalReceiver(home, ['--allow-host', LAPTOP]),
    ).listening
    wifi = opened(await startFaultProxy({ port }, { host: WIFI, port }))
    phone = opened(await startAndroidPhone({ hosts: [LAPTOP], address: WIFI }))
    await phone.page.clock.install()
    await phone.page.goto(url.replace('127.0.0.1', LAPTOP))
  })

  it('continues by itself ten minutes later, where it was, and nobody touches the page', async () => {
    const { page, context } = phone
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1 },
      uploadThroughput: 6 * MB,
    })
    await pickFiles(page, 'Choose photos', {
      name: photo.name,
      mimeType: 'image/jpeg',
      buffer: photo.bytes,
    })
    await until('a piece to arrive', () => wifi.passed() > 9 * MB)

    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    // The computer has long given up on the connection by then, and the phone was not there to hear of it.
    wifi.strand()
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await page.clock.fastForward('10:00')

    await page.getByText('1 photo saved on Test laptop').first().waitFor()
    const files = await receivedFiles(home.folder)
    expect(files.get(photo.name)?.equals(photo.bytes)).toBe(true)
    // The pieces from before it slept did not go a second time.
    expect(wifi.passed()).toBeLessThan(photo.bytes.length + 9 * MB)
  })
})
