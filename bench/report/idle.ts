import type { Idle } from '../idle'
import { judged, MIB, table } from './table'

export function describeIdle(idle: readonly Idle[]): string {
  const rows = idle.map(({ name, processes, cpuPercent, waitsPerSecond, residentBytes }) => [
    `${name} (${processes})`,
    `${cpuPercent.toFixed(2)} %`,
    judged('under 0.5 %', cpuPercent < 0.5),
    waitsPerSecond.toFixed(1),
    `${(residentBytes / MIB).toFixed(0)} MiB`,
  ])
  return table(['', 'CPU, of one core', 'target', 'wake-ups a second', 'memory'], rows)
}
