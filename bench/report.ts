import { readFile, writeFile } from 'node:fs/promises'
import type { Idle } from './idle'
import type { ManyPhones } from './many-phones'
import type { Peer } from './peers/peer'
import { median, pairedRatio } from './statistics'
import type { Measured, Throughput } from './throughput'

const [START, END] = ['<!-- measured: npm run bench writes from here -->', '<!-- to here -->']
const MIB = 1024 * 1024

export interface Figures {
  machine: string
  date: string
  photos: Throughput & { count: number; bytes: number; rounds: number }
  big: Throughput & { bytes: number; rounds: number }
  manyPhones: ManyPhones
  idle: readonly Idle[]
}

/** The least that Snapland's median must be of each peer's, in the order of `design`: nginx, Flask, ezshare. */
export const PHOTO_TARGETS: Readonly<Record<string, number>> = {
  'nginx PUT': 0.8,
  'Flask, streaming': 1,
  ezshare: 3,
}
export const BIG_TARGETS: Readonly<Record<string, number>> = { 'nginx PUT': 0.8 }
const MOST_GROWTH = 64 * MIB

export function describe({ machine, date, photos, big, manyPhones, idle }: Figures): string {
  return `Measured on ${date}: ${machine}.

### ${photos.count} photos of ${(photos.bytes / photos.count / 1e6).toFixed(1)} MB, three at a time

${table(photos, photos.bytes, PHOTO_TARGETS)}

### One file of 1 GiB

${table(big, big.bytes, BIG_TARGETS)}

${growth(big.results)}

### ${manyPhones.phones} phones with ${manyPhones.photosEach} photos each, all at once

${manyPhonesTable(manyPhones)}

### Idle

${idleTable(idle)}

### How each server was set up

${setUps([...photos.results, ...big.results].map(({ peer }) => peer))}
`
}

function table(
  { results, othersShare }: Throughput,
  bytes: number,
  targets: Readonly<Record<string, number>>,
): string {
  const [ours] = results
  const rounds = ours?.megabytesPerSecond.length ?? 0
  const rows = results.map((result) => {
    const { peer, megabytesPerSecond: rates, cpuSeconds, growthBytes } = result
    const ratio = pairedRatio(ours?.megabytesPerSecond ?? [], rates)
    const least = targets[peer.name]
    const judged =
      least === undefined ? '' : `${least.toFixed(1)}x: ${ratio >= least ? 'met' : '**not met**'}`
    return [
      peer.name,
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)}`,
      result === ours ? '' : `${ratio.toFixed(2)}x`,
      judged,
      ((median(cpuSeconds) / bytes) * 1e9).toFixed(2),
      (growthBytes / MIB).toFixed(0),
    ]
  })
  return `${markdown(
    [
      'Server',
      'MB/s, median',
      'least to most',
      'Snapland to it',
      'at least',
      'CPU s per GB',
      'memory grew, MiB',
    ],
    rows,
  )}

${rounds} rounds in turn after one to warm up; "Snapland to it" is the median of the rounds' own ratios. Other programs of the machine used ${percent(median(othersShare))} of its processors meanwhile.`
}

function growth(results: readonly Measured[]): string {
  const ours = results.filter(({ peer }) => peer.name.startsWith('Snapland'))
  const most = Math.max(...ours.map(({ growthBytes }) => growthBytes))
  const judged = most < MOST_GROWTH ? 'met' : '**not met**'
  return `Memory of the receiver grows by less than 64 MiB (peak over what it had at rest): ${(most / MIB).toFixed(0)} MiB, ${judged}.`
}

function manyPhonesTable(phones: ManyPhones): string {
  const { slowestToFastest, smallRequest, megabytesPerSecond } = phones
  const judge = (isMet: boolean) => (isMet ? 'met' : '**not met**')
  return markdown(
    ['', 'measured', 'target'],
    [
      ['photos lost or doubled', '0', 'none: met'],
      [
        'slowest phone to fastest',
        `${slowestToFastest.toFixed(2)}x`,
        `at most 3x: ${judge(slowestToFastest <= 3)}`,
      ],
      [
        `a small request meanwhile, 99 of 100 (${smallRequest.count} sent)`,
        `${smallRequest.p99.toFixed(0)} ms`,
        `under 500 ms: ${judge(smallRequest.p99 < 500)}`,
      ],
      [
        'a small request, median and longest',
        `${smallRequest.median.toFixed(0)} and ${smallRequest.longest.toFixed(0)} ms`,
        '',
      ],
      ['all phones together', `${megabytesPerSecond.toFixed(0)} MB/s`, ''],
    ],
  )
}

function idleTable(idle: readonly Idle[]): string {
  const rows = idle.map(({ name, processes, cpuPercent, waitsPerSecond, residentBytes }) => [
    `${name} (${processes})`,
    `${cpuPercent.toFixed(2)} %`,
    `under 0.5 %: ${cpuPercent < 0.5 ? 'met' : '**not met**'}`,
    waitsPerSecond.toFixed(1),
    `${(residentBytes / MIB).toFixed(0)} MiB`,
  ])
  return markdown(['', 'CPU, of one core', 'target', 'wake-ups a second', 'memory'], rows)
}

function setUps(peers: readonly Peer[]): string {
  const byName = new Map(peers.map(({ name, setUp }) => [name, setUp]))
  return [...byName].map(([name, setUp]) => `- **${name}**: ${setUp}`).join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`

function markdown(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Puts the figures between the marks of the document; what a person has written around them stays. @throws Error where a mark is missing */
export async function writeInto(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8')
  const [start, end] = [before.indexOf(START), before.indexOf(END)]
  if (start < 0 || end < start) throw new Error(`${file} has no marks to write between`)
  await writeFile(file, `${before.slice(0, start)}${START}\n\n${text}\n${before.slice(end)}`)
}
