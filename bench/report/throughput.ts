import type { Peer } from '../peers/peer'
import { snaplandInWindow } from '../peers/snapland'
import { median, pairedRatio } from '../statistics'
import type { Measured, Throughput } from '../throughput'
import { judged, MIB, table } from './table'

/** The least that Snapland's median must be of each peer's. */
const PHOTO_TARGETS: Readonly<Record<string, number>> = {
  'nginx PUT': 0.65,
  'Flask, as durable': 1,
  ezshare: 3,
}
const BIG_TARGETS: Readonly<Record<string, number>> = { 'nginx PUT': 0.9 }
/** Seconds of the processor for a GB of photos. */
const MOST_CPU = 2
const MOST_GROWTH = 96 * MIB

export function describePhotos(measured: Throughput, bytes: number): string {
  const cpu = cpuPerGigabyte(measured.results[0]?.cpuSeconds ?? [], bytes)
  return `${rates(measured, bytes, PHOTO_TARGETS)}

Processor time: ${judged(`at most ${MOST_CPU.toFixed(1)} s per GB`, cpu <= MOST_CPU)}. ${growth(measured.results)}

${setUps(measured.results)}`
}

export const describeBig = (measured: Throughput, bytes: number): string =>
  `${rates(measured, bytes, BIG_TARGETS)}\n\n${growth(measured.results)}`

/** Builds beside each other. */
export const describeRates = (measured: Throughput, bytes: number): string =>
  rates(measured, bytes, {})

const cpuPerGigabyte = (cpuSeconds: readonly number[], bytes: number): number =>
  (median(cpuSeconds) / bytes) * 1e9

function rates(
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
    return [
      peer.name,
      median(rates).toFixed(0),
      `${Math.min(...rates).toFixed(0)} to ${Math.max(...rates).toFixed(0)}`,
      result === ours ? '' : `${ratio.toFixed(2)}x`,
      least === undefined ? '' : judged(`${least}x`, ratio >= least),
      cpuPerGigabyte(cpuSeconds, bytes).toFixed(2),
      (growthBytes / MIB).toFixed(0),
    ]
  })
  return `${table(
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

${rounds} rounds in turn after one to warm up; "Snapland to it" is the median of the rounds' own ratios. Other programs of the machine used ${(median(othersShare) * 100).toFixed(0)} % of its processors meanwhile.`
}

function growth(results: readonly Measured[]): string {
  const ours = results.filter(
    ({ peer }) => peer.name.startsWith('Snapland') && peer !== snaplandInWindow,
  )
  const most = Math.max(...ours.map(({ growthBytes }) => growthBytes))
  return `Memory of the receiver, its peak over what it had at rest, grew by ${(most / MIB).toFixed(0)} MiB; ${judged(`less than ${MOST_GROWTH / MIB} MiB`, most < MOST_GROWTH)}.`
}

function setUps(results: readonly { peer: Peer }[]): string {
  return results.map(({ peer: { name, setUp } }) => `- **${name}**: ${setUp}`).join('\n')
}
