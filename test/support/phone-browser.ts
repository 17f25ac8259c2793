import { type AndroidPhone, startAndroidPhone } from './android-phone'
import { startWebKitPhone } from './webkit-phone'
import { startXDisplay } from './x-display'

/** The phone page in a browser, as far as the same suite drives it in every browser. */
export interface PhoneBrowser {
  open(path: string): Promise<void>
  /** Loads the page again, whatever it warns of. */
  reload(): Promise<void>
  pick(paths: readonly string[]): Promise<void>
  /** Clicks as a person does: some browsers copy only then. */
  click(selector: string): Promise<void>
  evaluate<T>(body: string): Promise<T>
  close(): Promise<void>
}

/** By a name that is no secure context, as a laptop's address is none for a phone. */
export const LAPTOP = 'laptop.test'
/** Where the bad network listens, with the laptop's own port. */
export const WIFI = '127.0.0.2'

export async function openChromium(port: number): Promise<PhoneBrowser> {
  const phone: AndroidPhone = await startAndroidPhone({ hosts: [LAPTOP], address: WIFI })
  const { page } = phone
  page.on('dialog', (dialog) => void dialog.accept())
  return {
    open: async (path) => void (await page.goto(`http://${LAPTOP}:${port}${path}`)),
    reload: async () => void (await page.reload()),
    pick: (paths) => page.setInputFiles('#choose', [...paths]),
    click: (selector) => page.click(selector),
    evaluate: <T>(body: string) => page.evaluate<T>(`(() => { ${body} })()`),
    close: phone.close,
  }
}

export async function openWebKit(port: number): Promise<PhoneBrowser> {
  const display = await startXDisplay()
  const driver = await startWebKitPhone(display)
  return {
    // It maps no names: this address is the nearest that there is.
    open: (path) => driver.open(`http://${WIFI}:${port}${path}`),
    reload: () => driver.script('location.reload()'),
    pick: async (paths) => driver.type(await driver.find('#choose'), paths.join('\n')),
    click: async (selector) => driver.click(await driver.find(selector)),
    evaluate: (body) => driver.script(body),
    async close() {
      await driver.close()
      await display.close()
    },
  }
}
