import { startXDisplay } from '../x11/x-display'
import { type Key, LAPTOP, type OpenPhone, WIFI } from './phone-browser'
import { startWebKitPhone } from './webkit-phone'

/** WebDriver's code points of keys (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS: Record<Key, string> = {
  ...{ Tab: '\uE004', Enter: '\uE007', Space: ' ' },
  ...{ Escape: '\uE00C', ArrowRight: '\uE014' },
}
const CONTROL = '\uE009'
/** As wide as the phone that Chromium plays. */
const SIZE = { width: 412, height: 839 }

/**
 * WebKitGTK. Its picker cannot be seen from here: a driver closes it at once, and gives the files
 * past it.
 */
export const openWebKit: OpenPhone = async (port, settings = {}) => {
  const { language, colorScheme, width = SIZE.width, isCalm } = settings
  // The pointer stands in the middle of the display, and without a window manager the window below
  // it has the focus.
  const display = await startXDisplay({ width: width + 200, height: 1000 })
  const driver = await startWebKitPhone(display, {
    ...(language === undefined ? {} : { language }),
    hosts: { [LAPTOP]: WIFI },
    isDark: colorScheme === 'dark',
    isCalm: isCalm === true,
    flags: [
      ...(settings.deniesStorage ? ['--enable-html5-local-storage=false'] : []),
      ...(settings.runsNoScript ? ['--enable-javascript=false'] : []),
    ],
  })
  const size = { ...SIZE, width }
  await driver.resize(size)
  const give = async (field: string, paths: readonly string[]) =>
    driver.type(await driver.find(field), paths.join('\n'))

  return {
    android: null,
    open: (path) => driver.open(`http://${LAPTOP}:${port}${path}`),
    reload: () => driver.script('location.reload()'),
    resize: (across) => driver.resize({ ...size, width: across }),
    pick: (paths, field = '#choose') => give(field, paths),
    click: async (selector) => driver.click(await driver.find(selector)),
    press: (key) => driver.press(KEYS[key]),
    async write(text) {
      await driver.press(CONTROL, 'a')
      for (const letter of text) await driver.press(letter)
    },
    async pickByKey(paths) {
      await driver.press(KEYS.Space)
      await give(`#${await driver.script<string>('return document.activeElement.id')}`, paths)
    },
    evaluate: (body) => driver.scriptLater(body),
    setHidden: (isHidden) => (isHidden ? driver.minimize() : driver.resize(size)),
    async setFrozen(isFrozen) {
      process.kill(await driver.pageProcess(), isFrozen ? 'SIGSTOP' : 'SIGCONT')
    },
    screenshot: driver.screenshot,
    async close() {
      await driver.close()
      await display.close()
    },
  }
}
