import { execFile, spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { windowsNode } from '../../../tools/setup/windows-node.mjs'
import { ended, endWithUs } from './child'
import { type FollowedReceiver, followReceiver } from './terminal-receiver'
import { PROJECT } from './unprivileged'

/** A Windows of its own: Wine, and Node's program for Windows in it. */
export interface Windows {
  /** `C:\` as this system sees it. */
  drive: string
  /** Makes a folder of this system the root of a drive. @param letter in lower case */
  mount(letter: string, folder: string): Promise<void>
  /** Runs Node for Windows with these arguments, to its end. */
  node(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }>
  /** `npm run receive -- --json` without the set-up, on this machine alone. */
  receive(...args: string[]): Promise<FollowedReceiver>
  close(): Promise<void>
}

/** A path of this system as Windows has it. */
export const onWindows = (path: string): string => `Z:${path.replaceAll('/', '\\')}`

/** The built terminal receiver. */
export const RECEIVER = onWindows(join(PROJECT, 'out/main/headless.js'))

/** Wine says that it is Windows 7, which Node refuses. */
const WINDOWS_10 = `WINE REGISTRY Version 2

[Software\\\\Wine]
"Version"="win10"
`

/** @throws Error where there is no Wine, see `windowsNode` */
export async function startWindows(): Promise<Windows> {
  const programs = windowsNode()
  if (programs === null)
    throw new Error('There is no Wine, or no Node for it: npm run test:windows')
  const { wine, node } = programs
  const home = await mkdtemp(join(tmpdir(), 'snapland-windows-'))
  const env = {
    ...{ PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', WINEPREFIX: home, WINEDEBUG: '-all' },
    // What Wine would fetch from the internet, and a menu of a desktop that is not there.
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
  }
  const run = promisify(execFile)
  await writeFile(join(home, 'user.reg'), WINDOWS_10)
  await run(wine, ['wineboot', '--init'], { env })
  let count = 0

  /** Node for Windows takes no pipe of this system, so it prints into files. */
  async function start(args: string[]) {
    count += 1
    const files = { stdout: join(home, `out-${count}`), stderr: join(home, `err-${count}`) }
    const [stdout, stderr] = [await open(files.stdout, 'a'), await open(files.stderr, 'a')]
    const stdio = ['ignore', stdout.fd, stderr.fd] as const
    const child = spawn(wine, [node, ...args], { env, cwd: home, stdio: [...stdio] })
    await Promise.all([stdout.close(), stderr.close()])
    return { child, files }
  }

  return {
    drive: join(home, 'drive_c'),
    mount: (letter, folder) => symlink(folder, join(home, 'dosdevices', `${letter}:`)),
    async node(...args) {
      const { child, files } = await start(args)
      endWithUs(child)
      const { code } = await ended(child)
      const [stdout, stderr] = [await readFile(files.stdout), await readFile(files.stderr)]
      return { code, stdout: `${stdout}`, stderr: `${stderr}` }
    },
    async receive(...args) {
      const own = ['--json', '--host', '127.0.0.1', '--port', '0', '--name', 'Test laptop']
      const { child, files } = await start([RECEIVER, ...own, ...args])
      const follow = ['--follow', '--lines=+1', `--pid=${child.pid}`, files.stdout]
      const tail = spawn('tail', follow, { stdio: ['ignore', 'pipe', 'inherit'] })
      endWithUs(tail)
      try {
        return await followReceiver(child, tail.stdout)
      } catch (error) {
        throw new Error(await readFile(files.stderr, 'utf8'), { cause: error })
      }
    },
    async close() {
      await run(join(dirname(wine), 'wineserver'), ['--kill'], { env }).catch(() => {})
      await rm(home, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}
