import { setPriority } from 'node:os'
import { type Besieged, besiege } from '../receiver/during-attack'
import { startTerminalReceiver } from '../receiver/terminal-receiver'
import type { DesktopApp } from './desktop-app'
import { makeHome } from './home'
import { codeUrl } from './window-bridge'

/** Before the attacker, as `during-attack.ts` says of receivers. */
const FIRST = -15

/** A stretch of work of the window's main process: `cpu` milliseconds until `at`. */
interface Stretch {
  at: number
  cpu: number
}

/**
 * The app as something to be attacked. Its twin is a terminal receiver, which is quicker, so that
 * the ratio before the attack is what counts as 1.
 */
export async function besiegeWindow({ electron, window }: DesktopApp): Promise<Besieged> {
  const pid = electron.process().pid ?? 0
  if (process.getuid?.() === 0) setPriority(pid, FIRST)
  await electron.evaluate(async () => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const { setFlagsFromString } = process.getBuiltinModule('node:v8')
    const { runInNewContext } = process.getBuiltinModule('node:vm')
    const cpuMs = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
    setFlagsFromString('--expose-gc')
    const stretches: { at: number; cpu: number }[] = []
    let last = cpuMs()
    setInterval(() => {
      const now = cpuMs()
      stretches.push({ at: Date.now(), cpu: now - last })
      last = now
    }, 5)
    Object.assign(globalThis, { stretches, collectGarbage: runInNewContext('gc') })
  })
  const home = await makeHome()
  const twin = await startTerminalReceiver(home, ['--port', '0'], ['nice', '-n', `${FIRST}`])
  const closeTwin = async () => {
    await twin.close()
    await home.close()
  }
  const over = new Promise<never>((_, reject) =>
    electron.once('close', () => reject(new Error('The app ended under the attack'))),
  )
  over.catch(() => {})
  try {
    const besieged = await besiege({
      url: await codeUrl(window),
      twin: twin.listening.url,
      isTwinAlike: false,
      memory: () =>
        electron.evaluate(async () => {
          ;(globalThis as unknown as { collectGarbage(): void }).collectGarbage()
          return process.memoryUsage()
        }),
      async stretches(begin, end) {
        const all = await electron.evaluate(
          async () => (globalThis as unknown as { stretches: Stretch[] }).stretches,
        )
        return all
          .filter(({ at }) => at >= begin && at <= end)
          .map(({ cpu }) => Math.round(cpu))
          .sort((a, b) => b - a)
      },
      over,
      lines: [],
    })
    return {
      ...besieged,
      async close() {
        await besieged.close()
        await closeTwin()
      },
    }
  } catch (error) {
    await closeTwin()
    throw error
  }
}
