import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FaultProxy, startFaultProxy } from '../network/fault-proxy'
import { type NoisePhoto, noisePhoto } from '../photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../receiver/open-receiver'
import { until } from '../until'
import {
  LAPTOP,
  type OpenPhone,
  type PhoneBrowser,
  type PhoneSettings,
  WIFI,
} from './phone-browser'

export interface PhonePage {
  phone: PhoneBrowser
  /** Chooses a photo of this name; each name has a content of its own. */
  choose(name: string, field?: string): Promise<void>
  /** Waits until the page says so. */
  says(text: string): Promise<void>
  close(): Promise<void>
}

/**
 * A computer, phones that have its page open at an address that is no secure context, and the Wi-Fi
 * between them.
 */
export interface PhonesAndLaptop {
  laptop: OpenReceiver
  wifi: FaultProxy
  photo: NoisePhoto
  /** A photo of this name as it lies on the phone: returns its path. */
  photoNamed(name: string): Promise<string>
  /** The page, once it has heard what the computer tells it. */
  openPage(settings?: PhoneSettings): Promise<PhonePage>
  /** Nothing is in the way of photos any more, whatever a test has left, or failed at. */
  heal(): Promise<void>
  close(): Promise<void>
}

const IS_OPEN = `
  const asked = performance.getEntriesByType('resource').map(({ name }) => name)
  return document.querySelector('#self')?.hidden === false &&
    asked.some((name) => name.endsWith('/messages'))`

/** @param around of the receiver: its arguments and its folder */
export async function startPhonesAndLaptop(
  openPhone: OpenPhone,
  { args = [], ...more }: { args?: string[]; folder?: string } = {},
): Promise<PhonesAndLaptop> {
  const photo = await noisePhoto(600, 400)
  const album = await mkdtemp(join(tmpdir(), 'snapland-album-'))
  const laptop = await openReceiver(['--allow-host', LAPTOP, ...args], more)
  const { port } = laptop.receiver.listening()
  const wifi = await startFaultProxy({ port }, { host: WIFI, port })
  const photoNamed = async (name: string) => {
    const path = join(album, name)
    await writeFile(path, Buffer.concat([photo.bytes, Buffer.from(name)]))
    return path
  }

  return {
    laptop,
    wifi,
    photo,
    photoNamed,
    async openPage(settings) {
      const phone = await openPhone(port, settings)
      await phone.open(new URL(laptop.receiver.listening().url).pathname)
      if (!settings?.runsNoScript) await until('the page', () => phone.evaluate<boolean>(IS_OPEN))
      return {
        phone,
        close: phone.close,
        choose: async (name, field) => phone.pick([await photoNamed(name)], field),
        async says(text) {
          await until(`the page to say "${text}"`, () =>
            phone.evaluate(`return document.body.innerText.includes(${JSON.stringify(text)})`),
          )
        },
      }
    },
    async heal() {
      wifi.heal()
      laptop.receiver.setAskFirst(false)
      await laptop.receiver.setStopped(false)
    },
    async close() {
      await wifi.close()
      await laptop.close()
      await rm(album, { recursive: true })
    },
  }
}

/**
 * The page's clock goes on by this many milliseconds at once, and the phone finds itself in a
 * network again.
 */
export async function passTime(phone: PhoneBrowser, ms: number): Promise<void> {
  await phone.evaluate(`
    window.clock ??= performance.now.bind(performance)
    window.timePassed = (window.timePassed ?? 0) + ${ms}
    performance.now = () => clock() + timePassed`)
  await wake(phone)
}

/** The phone finds itself in a network again: what waits for that is tried at once. */
export async function wake(phone: PhoneBrowser): Promise<void> {
  await phone.evaluate("window.dispatchEvent(new Event('online'))")
}

/** The addresses of what the page has loaded besides itself and what the computer tells it. */
export const loadedBesides = (phone: PhoneBrowser) =>
  phone.evaluate<string[]>(`
    const all = performance.getEntriesByType('resource').map(({ name }) => name)
    return all.filter((name) => !/\\/(presence|messages|addresses)$/.test(name))`)
