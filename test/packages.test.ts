import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Receipt } from '../contract/http'
import type { ReceiverEvent } from '../contract/receiver-event'
import { encodeHeic } from './fixtures/heic'
import { receivedFiles } from './support/disk/received-files'
import { putPhoto } from './support/network/photo-request'
import { newId, tusRequests } from './support/network/tus-request'
import { createOpened, forThisTest } from './support/opened'
import { ended } from './support/receiver/child'
import { followReceiver, startTerminalReceiver } from './support/receiver/terminal-receiver'
import { AS_ORDINARY_USER, PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { desktopCommand, startUndriven } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { scan } from './support/x11/scan'
import { startXDisplay } from './support/x11/x-display'
import type { Picture } from './support/x11/xwd'

const DIST = join(PROJECT, 'out/package/dist')
const run = promisify(execFile)
const opened = createOpened()
let deb: string
/** Where the Debian package was installed. */
let app: string
let home: Home

async function openFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'snapland-package-'))
  await chmod(path, 0o755)
  opened({ close: () => rm(path, { recursive: true, force: true }) })
  return path
}

/**
 * Installs a package as dpkg does, scripts included, into a folder instead of `/`.
 * @returns the folder of the app
 */
async function install(deb: string, root: string): Promise<string> {
  const database = join(root, 'var/lib/dpkg')
  for (const name of ['info', 'updates', 'triggers'])
    await mkdir(join(database, name), { recursive: true })
  if (!existsSync(join(database, 'status'))) await writeFile(join(database, 'status'), '')
  const force = '--force-depends,not-root,script-chrootless,unsafe-io'
  await run('dpkg', [`--root=${root}`, force, '--install', deb])
  return join(root, 'opt/Snapland')
}

/** The package, as an older version would have been: with a file that is no longer in it. */
async function olderPackage(): Promise<string> {
  const folder = await openFolder()
  const tree = join(folder, 'tree')
  await run('dpkg-deb', ['--raw-extract', deb, tree])
  const change = async (path: string, from: RegExp, to: string) => {
    const text = await readFile(join(tree, path), 'latin1')
    expect(text).toMatch(from)
    await writeFile(join(tree, path), text.replace(from, to), 'latin1')
  }
  await change('DEBIAN/control', /^Version: .*/m, 'Version: 0.0.1')
  // As long as before: the archive knows where each file begins.
  await change('opt/Snapland/resources/app.asar', /"version": "\d\.\d\.\d"/, '"version": "0.0.1"')
  await writeFile(join(tree, 'opt/Snapland/only-in-the-older'), '')
  await run('dpkg-deb', ['-Znone', '--root-owner-group', '--build', tree, join(folder, 'old.deb')])
  return join(folder, 'old.deb')
}

beforeAll(async () => {
  opened({ close: () => rm(DIST, { recursive: true, force: true }) })
  await run(process.execPath, ['tools/run.mjs', 'package', 'deb', 'tar.gz', '--quick'], {
    cwd: PROJECT,
  })
  const [name] = (await readdir(DIST)).filter((each) => each.endsWith('.deb'))
  deb = join(DIST, `${name}`)
  app = await install(deb, await openFolder())
})
beforeEach(async () => {
  home = forThisTest(await makeHome())
})

type Colour = readonly [red: number, green: number, blue: number]
const ROSE: Colour = [214, 40, 120]
const TEAL: Colour = [16, 150, 170]

const flat = ([r, g, b]: Colour, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .jpeg({ quality: 95 })
    .toBuffer()

/** How many columns of the screen hold a colour. */
function widthOf(colour: Colour, { data, width, height }: Picture): number {
  const columns = new Set<number>()
  for (let at = 0; at < width * height; at += 1) {
    const isIt = colour.every((part, channel) => Math.abs(part - (data[at * 4 + channel] ?? 0)) < 9)
    if (isIt) columns.add(at % width)
  }
  return columns.size
}

/** All processes of the package that run. */
async function processes(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return line.startsWith(app) ? [`${pid}\0${line}`] : []
    }),
  )
  return lines.flat()
}

it('the Debian package, started by an ordinary user, receives a JPEG and a HEIC', async () => {
  const display = forThisTest(await startXDisplay())
  const command = await desktopCommand({
    ...{ display, home, packaged: join(app, 'snapland') },
    args: ['--port', '0', '--json'],
  })
  const child = startUndriven(command)
  child.stderr.resume()
  const events: ReceiverEvent[] = []
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))

  const url = await scan(display)
  const rose = { name: 'rose.jpg', bytes: await flat(ROSE, 600, 400) }
  const teal = { name: 'teal.heic', bytes: await encodeHeic(await flat(TEAL, 400, 600), 1) }
  expect((await putPhoto(url, rose)).body).toMatchObject({ width: 600, height: 400 })
  expect((await putPhoto(url, teal)).body).toMatchObject({ width: 400, height: 600 })

  // Drawn by Chromium and by the one libheif in the package, in one row, each in its shape.
  await until('both pictures in the window', async () => {
    const screen = await display.screenshot()
    const [wide, high] = [ROSE, TEAL].map((colour) => widthOf(colour, screen)) as [number, number]
    return high > 40 && Math.abs(high / wide - (400 / 600) ** 2) < 0.03
  })
  const told = events.flatMap((event) => (event.type === 'saved' ? [event.photo.size] : []))
  expect(told).toEqual([
    { width: 600, height: 400 },
    { width: 400, height: 600 },
  ])
  const files = await receivedFiles(home.folder)
  for (const { name, bytes } of [rose, teal])
    expect(files.get(name)?.equals(bytes), name).toBe(true)

  const pages = (await processes()).filter((line) => line.includes('--type=renderer'))
  expect(pages.length).toBeGreaterThan(0)
  for (const page of pages) {
    const status = await readFile(`/proc/${page.split('\0')[0]}/status`, 'utf8')
    expect(status.includes('Seccomp:\t2')).toBe(command.sandbox)
  }

  child.kill('SIGTERM')
  expect(await ended(child)).toEqual({ code: 0, signal: null })
  await until('no process of it', async () => (await processes()).length === 0)
})

it('a newer version is installed over an older one, and everything is as it was', async () => {
  const root = await openFolder()
  const display = forThisTest(await startXDisplay())
  const start = async (args: string[]) => {
    const packaged = join(root, 'opt/Snapland/snapland')
    const about = { display, home, packaged, asSet: true, args: ['--json', ...args] }
    const child = startUndriven(await desktopCommand(about))
    child.stderr.resume()
    return forThisTest(await followReceiver(child, child.stdout))
  }
  const kept = () => readFile(join(home.data, 'settings.json'), 'utf8')
  const bytes = await flat(ROSE, 600, 400)
  const send = async (url: string): Promise<Receipt> => {
    const fields = { id: newId(), filename: 'rose.jpg', sender: 'phone-1' }
    const answer = await tusRequests(url).create(bytes.length, fields, { body: bytes })
    return (await answer.json()) as Receipt
  }

  await install(await olderPackage(), root)
  const settings = { folder: home.folder, computer: 'Bench 4', theme: 'dark' }
  await writeFile(join(home.data, 'settings.json'), JSON.stringify(settings))
  const older = await start(['--port', '0'])
  const first = await send(older.listening.url)
  expect(first).toMatchObject({ state: 'saved' })
  expect(await older.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  const before = await kept()

  await install(deb, root)
  const newer = await start([])
  const { url, code, port, folder } = older.listening
  expect(newer.listening).toMatchObject({ url, code, port, folder })
  await until('the photo in the window', async () => widthOf(ROSE, await display.screenshot()) > 40)
  // The index knows whose it is.
  const { id } = first
  expect(await send(url)).toMatchObject({ state: 'saved', duplicate: true, photo: { id } })
  expect([...(await receivedFiles(home.folder)).keys()]).toEqual(['rose.jpg'])
  expect(await newer.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(await kept()).toEqual(before)
  expect(existsSync(join(root, 'opt/Snapland/only-in-the-older'))).toBe(false)
})

it('its receiver needs no display and no other process, and leaves programs as they are', async () => {
  const receiver = forThisTest(
    await startTerminalReceiver(
      home,
      ['--port', '0', '--exec', `sh -c 'echo as Node: "$ELECTRON_RUN_AS_NODE".'`],
      ['env', '-u', 'DISPLAY', `HOME=${home.path}`, ...AS_ORDINARY_USER],
      '127.0.0.1',
      [join(app, 'snapland-receive')],
    ),
  )
  // The second one starts programs.
  const scripts = (await processes()).map((line) => /(\w[\w-]*)\.js\0/.exec(line)?.[1])
  expect(scripts.sort()).toEqual(['command-host', 'headless'])
  const bytes = await flat(ROSE, 300, 200)
  await putPhoto(receiver.listening.url, { name: 'rose.jpg', bytes })
  const { photo } = await receiver.event('saved')
  expect(photo.size).toEqual({ width: 300, height: 200 })
  const { photo: done } = await receiver.event('result', (event) => event.photo.result !== null)
  expect(done.result).toMatchObject({ text: 'as Node: .' })
  expect([...(await receivedFiles(home.folder)).keys()]).toEqual(['rose.jpg'])
  expect(await receiver.stop('SIGTERM')).toEqual({ code: 0, signal: null })
})

it('keeps shut what no user needs, and holds what is used alone', async () => {
  const fuses = await getCurrentFuseWire(join(app, 'snapland'))
  // The state of each is a digit in the program.
  const on = (name: keyof typeof FuseV1Options) =>
    String.fromCharCode(fuses[FuseV1Options[name] as FuseV1Options] ?? 0) === '1'
  expect({
    node: on('RunAsNode'),
    cookies: on('EnableCookieEncryption'),
    options: on('EnableNodeOptionsEnvironmentVariable'),
    inspect: on('EnableNodeCliInspectArguments'),
    integrity: on('EnableEmbeddedAsarIntegrityValidation'),
    asar: on('OnlyLoadAppFromAsar'),
    grants: on('GrantFileProtocolExtraPrivileges'),
  }).toEqual({
    ...{ node: true, cookies: true, integrity: true, asar: true },
    ...{ options: false, inspect: false, grants: false },
  })
  const resources = await readdir(join(app, 'resources'))
  expect(resources.sort()).toEqual(['app.asar', 'apparmor-profile'])
  const archive = await readFile(join(app, 'resources/app.asar'))
  const names = JSON.parse(archive.subarray(16, 16 + archive.readUInt32LE(12)).toString())
  expect(Object.keys(names.files).sort()).toEqual(['node_modules', 'out', 'package.json'])
  expect(Object.keys(names.files.node_modules.files)).toEqual(['node-sqlite3-wasm'])
  expect(JSON.stringify(names)).not.toMatch(/\.map"|\.d\.ts"/)
  const licences = await readFile(join(app, 'licenses/THIRD-PARTY.md'), 'utf8')
  for (const name of ['koa', 'preact', 'libheif-js', 'node-sqlite3-wasm'])
    expect(licences).toMatch(new RegExp(`^## ${name} `, 'm'))
})

it('the archive is whole by its sum, and its help speaks of itself', async () => {
  await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: DIST })
  const [archive] = (await readdir(DIST)).filter((name) => name.endsWith('.tar.gz'))
  const folder = await openFolder()
  await run('tar', ['-xzf', join(DIST, `${archive}`), '-C', folder])
  const [inside] = await readdir(folder)
  const { stdout } = await run(join(folder, `${inside}`, 'snapland-receive'), ['--help'])
  expect(stdout).toMatch(/^Usage: snapland \[options\]/)
  expect(stdout).not.toContain('npm')
})
