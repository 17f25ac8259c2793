import type { JoinDeps } from './join'
import { loadPage, type Page } from './page'

export interface Pages {
  index: Page
  join: JoinDeps['pages']
}

/**
 * Loads all that phones are shown: the phone page, and the one with the field for the code, once for each problem it can show.
 * @param folder of the built phone page
 */
export async function loadPages(
  folder: string,
  values: { computer: string; accept: string; scheme: string },
): Promise<Pages> {
  const load = (file: string, problem = '') => loadPage(folder, file, { ...values, problem })
  const [index, none, WRONG_CODE, TOO_MANY_TRIES] = await Promise.all([
    load('index.html'),
    load('join.html'),
    load('join.html', 'WRONG_CODE'),
    load('join.html', 'TOO_MANY_TRIES'),
  ])
  return { index, join: { none, WRONG_CODE, TOO_MANY_TRIES } }
}
