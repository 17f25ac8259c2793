import { type ManyPhones, PHONE_ROUNDS, PHONES, PHOTOS_EACH } from '../many-phones'
import { median, percentile } from '../statistics'
import type { UnderLoad } from '../window/under-load'
import { judged, table } from './table'

const MOST_SMALL_MS = 150
const MOST_STRETCH_MS = 30
const MOST_CALL_MS = 50

const ms = (value: number): string => `${value.toFixed(0)} ms`

export function describeManyPhones(measured: ManyPhones, longestStretch: number): string {
  const { slowestToFastest, smallRequests } = measured
  const slowest = Math.max(...slowestToFastest)
  const p99 = percentile(smallRequests, 0.99)
  return `${HEAD}

${table(
  ['', 'measured', 'target'],
  [
    ['photos lost or doubled', '0', judged('none', true)],
    ['slowest phone to fastest', `${slowest.toFixed(2)}x`, judged('at most 3x', slowest <= 3)],
    [
      `a small request meanwhile, 99 of 100 (${smallRequests.length} sent)`,
      ms(p99),
      judged(`under ${MOST_SMALL_MS} ms`, p99 < MOST_SMALL_MS),
    ],
    ...others(measured),
    [
      'longest stretch of the main thread, in a run of its own',
      ms(longestStretch),
      judged(`under ${MOST_STRETCH_MS} ms`, longestStretch < MOST_STRETCH_MS),
    ],
  ],
)}`
}

/** The same of several builds, a column for each. */
export function describeBuilds(builds: readonly { name: string; measured: ManyPhones }[]): string {
  const columns = builds.map(({ measured }) => [
    ['a small request, 99 of 100', ms(percentile(measured.smallRequests, 0.99))],
    ...others(measured),
  ])
  const rows = (columns[0] ?? []).map(([what = ''], row) => [
    what,
    ...columns.map((column) => column[row]?.[1] ?? ''),
  ])
  return `${HEAD}\n\n${table(['', ...builds.map(({ name }) => name)], rows)}`
}

export function describeUnderLoad({ late, longestGap, calls }: UnderLoad): string {
  const p99 = percentile(calls, 0.99)
  return `The same phones send to the app with its window open:

${table(
  ['', 'measured', 'target'],
  [
    ['frames of the window that came too late', `${(late * 100).toFixed(1)} %`, ''],
    ['longest time without a frame', ms(longestGap), ''],
    [
      `a question of the window to the main process, 99 of 100 (${calls.length} asked)`,
      ms(p99),
      judged(`under ${MOST_CALL_MS} ms`, p99 < MOST_CALL_MS),
    ],
    ['median and longest', `${ms(median(calls))} and ${ms(Math.max(...calls))}`, ''],
  ],
)}`
}

const HEAD = `${PHONES} phones with ${PHOTOS_EACH} photos each, all at once, ${PHONE_ROUNDS} times.`

const others = ({ smallRequests, megabytesPerSecond }: ManyPhones): string[][] => [
  [
    'a small request, median and longest',
    `${ms(median(smallRequests))} and ${ms(Math.max(...smallRequests))}`,
    '',
  ],
  ['all phones together', `${median(megabytesPerSecond).toFixed(0)} MB/s`, ''],
]
