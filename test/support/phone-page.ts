import type { Page } from 'playwright-core'
import { startAndroidPhone } from './android-phone'
import { type FaultProxy, startFaultProxy } from './fault-proxy'
import { type NoisePhoto, noisePhoto } from './noise-photo'
import { type OpenReceiver, openReceiver } from './open-receiver'
import { LAPTOP, WIFI } from './phone-browser'

export interface PhonePage {
  page: Page
  /** Chooses a photo of this name; each name has a content of its own. */
  choose(name: string): Promise<void>
  /** Waits until the page says so. */
  says(text: string): Promise<void>
  close(): Promise<void>
}

/** A computer, phones that have its page open at an address that is no secure context, and the Wi-Fi between them. */
export interface PhonesAndLaptop {
  laptop: OpenReceiver
  wifi: FaultProxy
  photo: NoisePhoto
  /** @param prepare before the page is loaded */
  openPage(prepare?: (page: Page) => Promise<unknown>): Promise<PhonePage>
  close(): Promise<void>
}

export async function startPhonesAndLaptop(): Promise<PhonesAndLaptop> {
  const photo = await noisePhoto(600, 400)
  const laptop = await openReceiver(['--allow-host', LAPTOP])
  const { port } = laptop.receiver.listening()
  const wifi = await startFaultProxy({ port }, { host: WIFI, port })

  return {
    laptop,
    wifi,
    photo,
    async openPage(prepare = async () => {}) {
      const { page, close } = await startAndroidPhone({ hosts: [LAPTOP], address: WIFI })
      await prepare(page)
      await page.goto(laptop.receiver.listening().url.replace('127.0.0.1', LAPTOP))
      return {
        page,
        close,
        choose: (name) =>
          page.setInputFiles('#choose', {
            name,
            mimeType: 'image/jpeg',
            buffer: Buffer.concat([photo.bytes, Buffer.from(name)]),
          }),
        says: (text) => page.getByText(text).first().waitFor(),
      }
    },
    async close() {
      await wifi.close()
      await laptop.close()
    },
  }
}
