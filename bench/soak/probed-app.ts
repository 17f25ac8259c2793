import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { ended, endWithUs } from '../../test/support/receiver/child'
import { desktopCommand } from '../../test/support/window/desktop-app'
import type { Home } from '../../test/support/window/home'
import type { XDisplay } from '../../test/support/x11/x-display'
import { xKeyboard } from '../../test/support/x11/x-keyboard'
import { xdotool } from '../../test/support/x11/xdotool'
import { inProject } from '../../tools/setup/project.mjs'
import { treeOf, useOf } from '../process-tree'

/** The real app without a debugger, worked by the keyboard and the pointer of its display. */
export interface ProbedApp {
  /** As large as the display, in its corner: no window manager does it. */
  fill(width: number, height: number): Promise<unknown>
  /** What a script says in the window's page: an expression, awaited. */
  page<Value>(script: string): Promise<Value>
  /** One key, in X's names. */
  press(key: string): Promise<unknown>
  /** Moves the pointer to the middle of what a script finds in the page, and clicks. */
  click(element: string): Promise<void>
  /** Resident bytes: of the window's page, and of all processes. */
  memory(): Promise<{ page: number; all: number }>
  /** All processes stand still for so long, as those of a laptop that sleeps do. */
  sleep(ms: number): Promise<void>
  close(): Promise<void>
}

const POINTED_MS = 300

type Answer = [number: number, value: unknown, error: string | null]

export async function startProbedApp(display: XDisplay, home: Home): Promise<ProbedApp> {
  const { program, sandbox, args, env, cwd } = await desktopCommand({
    ...{ display, home, args: ['--port', '0'] },
  })
  const child = spawn(program, sandbox ? args : ['--no-sandbox', ...args], {
    env: { ...env, NODE_OPTIONS: `--require=${inProject('bench', 'soak', 'page-probe.cjs')}` },
    ...{ cwd, stdio: ['pipe', 'pipe', 'ignore'] },
  })
  endWithUs(child)
  const ask = asker(child)
  const page = <Value>(script: string) => ask('page', script) as Promise<Value>
  const root = child.pid ?? 0
  const signalAll = async (signal: NodeJS.Signals) => {
    for (const pid of await treeOf(root)) process.kill(pid, signal)
  }
  return {
    page,
    async fill(width, height) {
      const found = await xdotool(display, 'search', '--onlyvisible', '--name', 'Snapland')
      const [window = ''] = found.stdout.split('\n')
      await xdotool(display, 'windowmove', window, 0, 0, 'windowsize', window, width, height)
    },
    press: xKeyboard(display).press,
    async click(element) {
      const { x, y } = await page<{ x: number; y: number }>(`(() => {
        const { x, y, width, height } = (${element}).getBoundingClientRect()
        return { x: screenX + x + width / 2, y: screenY + y + height / 2 }
      })()`)
      // What fades while nobody moves is there a moment after the pointer is.
      await xdotool(display, 'mousemove', Math.round(x), Math.round(y))
      await pause(POINTED_MS)
      await xdotool(display, 'click', 1)
    },
    async memory() {
      const pid = await ask('main', PAGE_PID)
      const [page, all] = await Promise.all([useOf(Number(pid)), useOf(root)])
      return { page: page.residentBytes, all: all.residentBytes }
    },
    async sleep(ms) {
      await signalAll('SIGSTOP')
      await pause(ms)
      await signalAll('SIGCONT')
    },
    async close() {
      await signalAll('SIGCONT')
      child.kill('SIGTERM')
      await ended(child)
    },
  }
}

const PAGE_PID = `Promise.resolve(electron.BrowserWindow.getAllWindows()
  .find((each) => each.isVisible()).webContents.getOSProcessId())`

/** Asks the probe in the app, see `page-probe.cjs`. */
function asker(child: ChildProcess) {
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('The app cannot be asked')
  const waiting = new Map<number, (answer: Answer) => void>()
  createInterface({ input: stdout }).on('line', (line) => {
    if (!line.startsWith('probe ')) return
    const answer = JSON.parse(line.slice('probe '.length)) as Answer
    waiting.get(answer[0])?.(answer)
    waiting.delete(answer[0])
  })
  const gone = once(child, 'exit').then(() => {
    throw new Error('The app has ended')
  })
  gone.catch(() => {})
  let last = 0
  return async (where: 'main' | 'page', script: string): Promise<unknown> => {
    last += 1
    const number = last
    const answered = new Promise<Answer>((done) => waiting.set(number, done))
    stdin.write(`${JSON.stringify([number, where, script])}\n`)
    const [, value, error] = await Promise.race([answered, gone])
    if (error !== null) throw new Error(error)
    return value
  }
}
