import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  help: string
  nodes: { html: string }[]
}

/** What passes is not described, which is most of axe's work. */
const OPTIONS = { resultTypes: ['violations'], iframes: false }
/** Of the rules that are on. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What axe-core finds wrong on the page as it is at this moment, a line each.
 * @param what colours: only the rules that depend on them
 */
export async function axeFinds(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window')))
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    )
  const options = what === 'all' ? OPTIONS : { ...OPTIONS, runOnly: COLOUR_RULES }
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    `axe.run(${JSON.stringify(options)})`,
  )
  return violations.map(
    ({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
}
