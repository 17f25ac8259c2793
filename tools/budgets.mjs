import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inProject } from './setup/project.mjs'
import { Stop, say } from './setup/say.mjs'

/** What a phone downloads to send photos: one request, all languages, bytes after gzip. */
const PHONE_PAGE = { path: ['out', 'mobile-web', 'index.html'], limit: 24 * 1024 }

/** As the receiver compresses it: main/http/page.ts. */
const GZIP = { level: 9, memLevel: 5 }

/** @throws Stop when something a phone downloads has grown over its budget */
export function checkBudgets() {
  const bytes = gzipSync(readFileSync(inProject(...PHONE_PAGE.path)), GZIP).length
  say(`the phone page is ${bytes} bytes gzipped (at most ${PHONE_PAGE.limit})`)
  if (bytes > PHONE_PAGE.limit) throw new Stop('The phone page is over its budget.')
}
