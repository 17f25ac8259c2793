import { median, pairedRatio, percentile } from '../statistics'
import type { Arrivals } from '../window/arrival'
import type { Scrolls } from '../window/scroll'
import type { Starts } from '../window/start'
import type { Steps } from '../window/step'
import { judged, MIB, table } from './table'

const MOST_START = 1.3
const MOST_FULL = 1.3
const MOST_PICTURE = 1.3
const MOST_STEP_MS = 100
const MOST_MIB = 900

const ms = (times: readonly number[]) =>
  `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`
const ratio = (value: number, most: number) => [
  `${value.toFixed(2)}x`,
  judged(`at most ${most}x`, value <= most),
]

export function describeStarts({ blank, builds: [ours] }: Starts): string {
  const { empty = [], full = [] } = ours ?? {}
  return `${table(
    ['From the start of the process', 'median (least to most)', 'ratio', 'target'],
    [
      ['an Electron program with a blank window, until that is painted', ms(blank), '', ''],
      [
        'Snapland, until the code can be read from the screen',
        ms(empty),
        ...ratio(median(empty) / median(blank), MOST_START),
      ],
      [
        'Snapland with 10,000 photos, until code and tiles are painted',
        ms(full),
        ...ratio(median(full) / median(empty), MOST_FULL),
      ],
    ],
  )}

${blank.length} rounds in turn after one to warm up. The first ratio is to the blank window, the second to Snapland without photos;
both are of the medians, because here Chromium itself now and then takes four seconds more for a blank window.`
}

/** The same of several builds, a column for each. */
export function describeStartsOf(names: readonly string[], { blank, builds }: Starts): string {
  return `${table(
    ['From the start of the process', ...names],
    [
      ['a blank window', ...names.map(() => ms(blank))],
      ['until the code can be read', ...builds.map(({ empty }) => ms(empty))],
      ['with 10,000 photos, code and tiles', ...builds.map(({ full }) => ms(full))],
    ],
  )}`
}

export function describeArrivals({ bytes, picture, image, tileBefore }: Arrivals): string {
  const earliest = Math.min(...tileBefore)
  return `${table(
    ['', 'median (least to most)', 'ratio', 'target'],
    [
      ['the same Chromium, an `<img>` of the file, as large as the tile', ms(image), '', ''],
      [
        'Snapland, from the last byte sent to the picture painted',
        ms(picture),
        ...ratio(pairedRatio(picture, image), MOST_PICTURE),
      ],
      [
        'the tile with its size, painted before the last byte',
        ms(tileBefore),
        '',
        judged('before it', earliest > 0),
      ],
    ],
  )}

A JPEG of 12 megapixels and ${(bytes / 1e6).toFixed(1)} MB, sent at 20 MB/s; ${picture.length} rounds after one to warm up. The picture counts from when it is there in its full colour.`
}

export function describeSteps({ next, previous, swap, standIns }: Steps): string {
  const shares = [0.5, 0.75, 0.95, 1]
  const row = (way: string, times: readonly number[]) => [
    way,
    ...shares.map((share) => `${percentile(times, share).toFixed(0)} ms`),
  ]
  const target = (times: readonly number[]) =>
    judged(`95 % under ${MOST_STEP_MS} ms`, percentile(times, 0.95) < MOST_STEP_MS)
  return `${table(
    ['Until the whole photo is on the screen', 'median', '75 %', '95 %', 'longest', 'target'],
    [
      [...row('the same Chromium, a decoded `<img>` that takes another’s place', swap), ''],
      [...row('Snapland, from the click on *next*', next), target(next)],
      [...row('Snapland, from the click on *previous*', previous), target(previous)],
    ],
  )}

JPEGs of 12 megapixels and about 8 MB; ${next.length} steps forward and ${previous.length} back, each when the neighbours had been loaded and decoded and the machine was quiet.
A smaller picture stood in first in ${standIns} of them.`
}

export function describeScrolls({ gallery, plain, mostTiles }: Scrolls): string {
  const percent = (shares: readonly number[]) =>
    shares.map((share) => `${(share * 100).toFixed(1)} %`).join(', ')
  const mebibytes = (all: readonly number[]) =>
    `${all.map((bytes) => (bytes / MIB).toFixed(0)).join(', ')} MiB`
  const isMet = median(gallery.late) <= Math.max(median(plain.late), 0.01)
  return `${table(
    ['Frames that came too late, each round', 'measured', 'target'],
    [
      ['a plain page of 200 images', percent(plain.late), ''],
      [
        '10,000 photos, from end to end and back',
        percent(gallery.late),
        judged('no more than the plain page', isMet),
      ],
      ['tiles in the document, at most', `${mostTiles}`, ''],
      [
        'memory of all processes behind each round, what they share counted once',
        mebibytes(gallery.sharedOnceBytes),
        judged(`at most ${MOST_MIB} MiB`, median(gallery.sharedOnceBytes) <= MOST_MIB * MIB),
      ],
      ['the plain page’s program', mebibytes(plain.sharedOnceBytes), ''],
      [
        'resident sizes added up, in which every process counts what it shares',
        mebibytes(gallery.residentBytes),
        '',
      ],
      ['the plain page’s program', mebibytes(plain.residentBytes), ''],
    ],
  )}

Up to one frame in a hundred counts as none.`
}
