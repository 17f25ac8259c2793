import { readdir, readFile, writeFile } from 'node:fs/promises'
import { ask } from '../tools/setup/run.mjs'

/** What a server and all the processes it has started use, read from /proc (Linux). */
export interface Use {
  /** Bytes in memory now (resident), summed over the processes. */
  residentBytes: number
  /** The most since `forgetPeaks`. */
  peakBytes: number
  /** Seconds of processor time, user and system, since the processes began. */
  cpuSeconds: number
  /** How often their threads have begun to wait: what wakes up must have waited. */
  waits: number
}

const TICKS_A_SECOND = Number(ask('getconf', ['CLK_TCK']).text)

const NOTHING: Use = { residentBytes: 0, peakBytes: 0, cpuSeconds: 0, waits: 0 }

/** @throws when there is no such process */
export async function useOf(root: number): Promise<Use> {
  const [own, ...descendants] = await treeOf(root)
  const uses = [await useOfOne(own)]
  // Between the list and the look a helper process may have ended.
  for (const pid of descendants) uses.push(await useOfOne(pid).catch(() => NOTHING))
  return uses.reduce((sum, use) => ({
    residentBytes: sum.residentBytes + use.residentBytes,
    peakBytes: sum.peakBytes + use.peakBytes,
    cpuSeconds: sum.cpuSeconds + use.cpuSeconds,
    waits: sum.waits + use.waits,
  }))
}

async function useOfOne(pid: number): Promise<Use> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  let waits = 0
  for (const thread of await readdir(`/proc/${pid}/task`)) {
    const text = await readFile(`/proc/${pid}/task/${thread}/status`, 'utf8').catch(() => '')
    waits += number(text, 'voluntary_ctxt_switches')
  }
  const [user = 0, system = 0] = (await statFields(pid)).slice(11, 13).map(Number)
  return {
    residentBytes: number(status, 'VmRSS') * 1024,
    peakBytes: number(status, 'VmHWM') * 1024,
    cpuSeconds: (user + system) / TICKS_A_SECOND,
    waits,
  }
}

/**
 * Bytes in memory of a program, what its processes share counted once: their own and common memory,
 * and the files of the one that has most of them mapped, which are the others' too.
 */
export async function sharedOnceBytes(root: number): Promise<number> {
  let [own, files] = [0, 0]
  for (const pid of await treeOf(root)) {
    const shares = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    own += number(shares, 'Pss_Anon') + number(shares, 'Pss_Shmem')
    files = Math.max(files, number(status, 'RssFile'))
  }
  return (own + files) * 1024
}

/**
 * From now on `peakBytes` counts from what is in memory at this moment (proc(5), `clear_refs`,
 * value 5).
 */
export async function forgetPeaks(root: number): Promise<void> {
  for (const pid of await treeOf(root)) await writeFile(`/proc/${pid}/clear_refs`, '5')
}

/** The process first, then all that descend from it. */
export async function treeOf(root: number): Promise<[number, ...number[]]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const fields = await statFields(Number(name)).catch(() => [])
    parents.set(Number(name), Number(fields[1]))
  }
  const tree: [number, ...number[]] = [root]
  for (const pid of tree)
    for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return tree
}

/**
 * proc(5), `stat`, from the third field on: the second is the program's name, which may hold
 * anything.
 */
async function statFields(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const number = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
