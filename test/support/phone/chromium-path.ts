import { existsSync } from 'node:fs'

/** Debian's name of it first, then those of others and of other systems. */
const PROGRAMS = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @throws Error when this machine has none */
export function chromiumPath(): string {
  const found = PROGRAMS.find((path) => existsSync(path))
  if (found === undefined) throw new Error('There is no Chromium on this machine')
  return found
}
