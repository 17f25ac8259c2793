import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inProject } from './setup/project.mjs'
import { Stop, say } from './setup/say.mjs'

const PAGES = inProject('out', 'mobile-web')
/** What a phone downloads to send photos: one request in its language, bytes after gzip. */
const LIMIT = 18_000

/** As the receiver compresses it: main/http/page.ts. */
const GZIP = { level: 9 }

/** @throws Stop when something a phone downloads has grown over its budget */
export function checkBudgets() {
  const pages = readdirSync(PAGES).filter((name) => name.startsWith('index.'))
  const bytes = pages.map((name) => gzipSync(readFileSync(`${PAGES}/${name}`), GZIP).length)
  const most = Math.max(...bytes)
  const heaviest = pages[bytes.indexOf(most)]
  say(`the heaviest phone page, ${heaviest}, is ${most} bytes gzipped (at most ${LIMIT})`)
  if (pages.length === 0 || most > LIMIT) throw new Stop('The phone page is over its budget.')
}
