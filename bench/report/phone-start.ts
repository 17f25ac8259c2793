import type { PhoneStart } from '../phone-start'
import { median } from '../statistics'
import { judged, table } from './table'

const MOST_MS = 100
const MOST_BYTES = 18_000

export function describePhoneStart({ work, wall, bytes }: PhoneStart): string {
  const range = (times: readonly number[]) =>
    `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`
  return `${table(
    ['', 'measured', 'target'],
    [
      [
        'the page as it goes over the Wi-Fi, one request',
        `${bytes} bytes`,
        judged('at most 18 KB', bytes <= MOST_BYTES),
      ],
      [
        'its own work until it can be used (script, styles, layout)',
        range(work),
        judged('within 100 ms', median(work) <= MOST_MS),
      ],
      ['on the wall, with the browser’s own work and all that runs here', range(wall), ''],
    ],
  )}

Chromium as an Android phone, slowed down four times; medians of ${work.length} loads, least to most in brackets.`
}
