import { startAndroidPhone } from './android-phone'
import { LAPTOP, type OpenPhone, WIFI } from './phone-browser'

const DENY_STORAGE = `Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError') },
})`

/** Chromium as an Android phone. */
export const openChromium: OpenPhone = async (port, settings = {}) => {
  const { deniesStorage, ...rest } = settings
  const phone = await startAndroidPhone({ ...rest, hosts: [LAPTOP], address: WIFI })
  const { page, context } = phone
  page.on('dialog', (dialog) => void dialog.accept())
  // From the first on every picker is caught, never only from the moment when one is waited for.
  page.on('filechooser', () => {})
  if (deniesStorage) await page.addInitScript(DENY_STORAGE)
  const session = await context.newCDPSession(page)

  return {
    android: phone,
    open: async (path) => void (await page.goto(`http://${LAPTOP}:${port}${path}`)),
    reload: async () => void (await page.reload()),
    resize: (width) => page.setViewportSize({ height: 839, ...page.viewportSize(), width }),
    pick: (paths, field = '#choose') => page.setInputFiles(field, [...paths]),
    click: (selector) => page.click(selector),
    press: (key) => page.keyboard.press(key),
    async write(text) {
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    async pickByKey(paths) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.keyboard.press('Space'),
      ])
      await chooser.setFiles([...paths])
    },
    evaluate: <T>(body: string) => page.evaluate<T>(`(async () => { ${body} })()`),
    setHidden: null,
    setFrozen: async (isFrozen) =>
      void (await session.send('Page.setWebLifecycleState', {
        state: isFrozen ? 'frozen' : 'active',
      })),
    screenshot: () => page.screenshot(),
    close: phone.close,
  }
}
