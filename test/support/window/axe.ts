import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  help: string
  nodes: { html: string }[]
}

/** What axe-core finds wrong on the page as it is at this moment, a line each. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window')))
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    )
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()')
  return violations.map(
    ({ id, help, nodes }) => `${id}, ${help}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
}
