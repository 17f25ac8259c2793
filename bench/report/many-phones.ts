import type { ManyPhones } from '../many-phones'
import { judged, table } from './table'

export function describeManyPhones(measured: ManyPhones): string {
  const { phones, photosEach, slowestToFastest, smallRequest, megabytesPerSecond } = measured
  return `${phones} phones with ${photosEach} photos each, all at once.

${table(
  ['', 'measured', 'target'],
  [
    ['photos lost or doubled', '0', judged('none', true)],
    [
      'slowest phone to fastest',
      `${slowestToFastest.toFixed(2)}x`,
      judged('at most 3x', slowestToFastest <= 3),
    ],
    [
      `a small request meanwhile, 99 of 100 (${smallRequest.count} sent)`,
      `${smallRequest.p99.toFixed(0)} ms`,
      judged('under 500 ms', smallRequest.p99 < 500),
    ],
    [
      'a small request, median and longest',
      `${smallRequest.median.toFixed(0)} and ${smallRequest.longest.toFixed(0)} ms`,
      '',
    ],
    ['all phones together', `${megabytesPerSecond.toFixed(0)} MB/s`, ''],
  ],
)}`
}
