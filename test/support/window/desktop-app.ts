import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import type { Readable } from 'node:stream'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type { NetworkTunnel } from '../network/network-tunnel'
import { ended, endWithUs } from '../receiver/child'
import { makeLauncher, PROJECT } from '../receiver/unprivileged'
import type { XDisplay } from '../x11/x-display'
import type { Home } from './home'

/**
 * What Playwright has of the main process, asked by asynchronous functions alone. Around a plain
 * value V8 makes a promise that it holds weakly, and where garbage is collected before Electron's
 * next microtasks, the answer is lost: "Resulting promise was garbage collected" (one in twenty
 * when garbage is collected each millisecond).
 */
export interface MainProcess
  extends Omit<ElectronApplication, 'evaluate' | 'evaluateHandle' | 'browserWindow'> {
  evaluate<Answer, Told>(
    ask: (electron: typeof import('electron'), told: Told) => Promise<Answer>,
    told?: Told,
  ): Promise<Answer>
}

export interface DesktopApp {
  electron: MainProcess
  window: Page
  sandbox: boolean
  close(): Promise<void>
}

interface Start {
  display: Pick<XDisplay, 'name'>
  home: Home
  /** A BCP 47 tag. */
  language?: string
  /** The folder of the built project; left out, this one. */
  project?: string
  /** The program of a package, which needs no project. */
  packaged?: string
  /** Further options of Snapland, or switches of Chromium. */
  args?: string[]
  /** A folder of programs that the app finds before the system's. */
  programs?: string
  /** The address of a session bus; without one the app finds no desktop. */
  bus?: string
  /**
   * The network that it is in, listening on all its addresses; left out, it listens on this machine
   * alone.
   */
  network?: NetworkTunnel
  /**
   * Leaves folder and name to the settings in the home, instead of saying them on the command line.
   */
  asSet?: boolean
  /** Listens on all addresses of the network that this process is in, which is one of its own. */
  onNetwork?: boolean
}

export interface DesktopCommand {
  program: string
  args: string[]
  env: Record<string, string>
  cwd: string
  sandbox: boolean
}

/** What starts the built app. */
export async function desktopCommand({
  display,
  home,
  language = 'en',
  project = PROJECT,
  packaged,
  args = [],
  programs = '/nowhere',
  bus,
  network,
  asSet = false,
  onNetwork = false,
}: Start): Promise<DesktopCommand> {
  const { program, sandbox } = await makeLauncher(home.path, packaged)
  return {
    program: network ? await network.starter(program) : program,
    sandbox,
    cwd: home.path,
    args: [
      `--lang=${language}`,
      ...(packaged === undefined ? [project] : []),
      ...['--data', home.data],
      ...(network || onNetwork ? [] : ['--host', '127.0.0.1']),
      ...(asSet ? [] : ['--folder', home.folder, '--name', 'Test laptop']),
      ...args,
    ],
    env: {
      // Windows starts nothing without some of them.
      ...(process.platform === 'linux' ? {} : (process.env as Record<string, string>)),
      PATH: [programs, process.env.PATH ?? ''].join(delimiter),
      HOME: home.path,
      DISPLAY: display.name,
      LANG: 'C.UTF-8',
      LANGUAGE: language,
      ...(bus === undefined ? {} : { DBUS_SESSION_BUS_ADDRESS: bus }),
    },
  }
}

/** Starts a program that nobody drives but its display. What it says is to be read. */
export function startUndriven(
  command: DesktopCommand,
): ChildProcess & { stdout: Readable; stderr: Readable } {
  const { program, sandbox, args, env, cwd } = command
  const child = spawn(program, sandbox ? args : ['--no-sandbox', ...args], {
    ...{ env, cwd, stdio: ['ignore', 'pipe', 'pipe'] },
  })
  endWithUs(child)
  return child
}

/** Starts the built app as a person would, in a real Electron on a real display. */
export async function startDesktopApp(start: Start): Promise<DesktopApp> {
  const { program, sandbox, ...command } = await desktopCommand(start)
  const electron = await _electron.launch({
    executablePath: program,
    chromiumSandbox: sandbox,
    // Playwright would say "light" whatever the app's own theme is.
    colorScheme: null,
    ...command,
  })
  askAgainWhereLost(electron)
  // Without a graphics card Chromium now and then takes half a minute to find out that there is
  // none.
  const window = await electron.firstWindow({ timeout: 120_000 })
  window.setDefaultTimeout(60_000)
  // Closed by its window it would ask while a photo arrives; a signal ends it without a question.
  const child = electron.process()
  const isDone = doneButForDebugger(child)
  const close = async () => {
    child.kill('SIGTERM')
    await Promise.race([ended(child), isDone])
    child.kill('SIGKILL')
    await ended(child)
  }
  return { electron, window, sandbox, close }
}

/**
 * An answer of an asynchronous function is lost too, once in some thousands: it is asked again, as
 * most questions may be.
 */
function askAgainWhereLost(electron: ElectronApplication): void {
  const ask = electron.evaluate.bind(electron)
  const evaluate = async (...args: Parameters<typeof ask>) => {
    try {
      return await ask(...args)
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
      return ask(...args)
    }
  }
  Object.assign(electron, { evaluate })
}

/**
 * Waits until a program has done all that it does at its end and is held by its debugger alone for
 * some seconds: now and then Playwright does not let go of it.
 */
function doneButForDebugger({ stderr }: ChildProcess): Promise<void> {
  return new Promise((done) => {
    let said = ''
    stderr?.on('data', (text) => {
      said = (said + text).slice(-200)
      if (said.includes('Waiting for the debugger to disconnect')) setTimeout(done, 5000)
    })
  })
}
