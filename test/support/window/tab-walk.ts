import type { Page } from 'playwright-core'

const CONTROLS = 'button, input, select, a[href], textarea, [tabindex]'

/** Notes what has the focus, and whether one sees it. */
const WATCH = `
  tabbed = new Set()
  unseen = []
  addEventListener('focusin', ({ target }) => {
    tabbed.add(target)
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(target)
    const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && opacity > 0.5
    if (!isSeen) unseen.push(target.outerHTML.slice(0, 200))
  })
`
const COUNT = `document.querySelectorAll('${CONTROLS}').length`
const MISSED = `Array.from(document.querySelectorAll('${CONTROLS}'))
  .filter((element) => element.tabIndex >= 0 && !element.disabled)
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !tabbed.has(element))
  .map((element) => element.outerHTML.slice(0, 200))`

/**
 * Goes through the page with the Tab key, once around.
 * @returns controls that it did not reach, and those that do not show that they have the focus
 */
export async function tabThrough(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
  await page.evaluate(WATCH)
  const controls = await page.evaluate<number>(COUNT)
  for (let step = 0; step <= controls; step += 1) await page.keyboard.press('Tab')
  return { missed: await page.evaluate(MISSED), unseen: await page.evaluate('unseen') }
}
