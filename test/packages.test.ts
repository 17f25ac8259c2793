import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Receipt } from '../contract/http'
import { receivedFiles } from './support/disk/received-files'
import { putPhoto } from './support/network/photo-request'
import { newId, tusRequests } from './support/network/tus-request'
import { createOpened, forThisTest } from './support/opened'
import { makeAppImageTools } from './support/packages/appimage-tools'
import { type BareDebian, makeBareDebian, obstacleToDebian } from './support/packages/bare-debian'
import {
  flatPhoto,
  type Process,
  processes,
  ROSE,
  receivesPhotos,
  widthOf,
} from './support/packages/receives-photos'
import { followReceiver, startTerminalReceiver } from './support/receiver/terminal-receiver'
import { AS_ORDINARY_USER, PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { desktopCommand, startUndriven } from './support/window/desktop-app'
import { type Home, makeHome } from './support/window/home'
import { startXDisplay } from './support/x11/x-display'

const DIST = join(PROJECT, 'out/package/dist')
const run = promisify(execFile)
const opened = createOpened()
let deb: string
/** Where the Debian package was installed. */
let app: string
/** The same package, installed by apt in a Debian of its own, where there can be one. */
let debian: BareDebian | undefined
let home: Home

// Not installed by the set-up of the tests: decision 69.
const obstacle = obstacleToDebian()
if (obstacle !== null) console.warn(`\n*** NO PACKAGE IS INSTALLED IN A DEBIAN: ${obstacle} ***\n`)

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
  // With the real runtime it is tried by naming its folder so (docs/releasing.md).
  const { APPIMAGE_TOOLS_PATH = opened(await makeAppImageTools()).folder } = process.env
  const env = { ...process.env, APPIMAGE_TOOLS_PATH }
  const args = ['tools/run.mjs', 'package', 'deb', 'tar.gz', 'AppImage', '--quick']
  const isBuilt = run(process.execPath, args, { cwd: PROJECT, env })
  // One waits for the network, the other for the processor.
  if (obstacle === null) debian = opened(await makeBareDebian())
  await isBuilt
  deb = await built('.deb')
  app = await install(deb, await openFolder())
  await debian?.install(deb)
}, 900_000)
beforeEach(async () => {
  home = forThisTest(await makeHome())
})

/** The path of a package by the end of its name. */
async function built(end: string): Promise<string> {
  const [name] = (await readdir(DIST)).filter((each) => each.endsWith(end))
  return join(DIST, `${name}`)
}

/** What starts a program of the installed package as an ordinary user, and what runs of it. */
async function installed(name: string) {
  const here = await readlink('/proc/self/ns/mnt')
  const inDebian = ({ line, mounts }: Process) =>
    mounts !== here && /^\/(opt\/Snapland|usr\/bin)\/snapland[\0 ]/.test(line)
  return debian
    ? { program: await debian.starter(home.path, name), isPart: inDebian }
    : { program: join(app, name), isPart: ({ line }: Process) => line.startsWith(app) }
}

const display = async () => forThisTest(await startXDisplay())
const RECEIVING = { args: ['--port', '0', '--json'] }

it('installed in a bare Debian, it receives a JPEG and a HEIC', async () => {
  const screen = { display: await display(), home }
  const { program, isPart } = await installed('snapland')
  const packaged = join(app, 'snapland')
  const command = await desktopCommand({ ...RECEIVING, ...screen, packaged })
  await receivesPhotos({ ...command, ...(debian && { program }) }, screen, isPart)
})

it('the AppImage, started by an ordinary user, does so too', async () => {
  const screen = { display: await display(), home }
  const packaged = await built('.AppImage')
  const command = await desktopCommand({ ...RECEIVING, ...screen, packaged })
  const env = { ...command.env, TMPDIR: home.path }
  await receivesPhotos({ ...command, env }, screen, ({ line }) => line.startsWith(home.path))
  // What desktops copy out of it for their menus.
  const [unpacked] = (await readdir(home.path)).filter((each) => each.startsWith('tmp.'))
  const entry = await readFile(join(home.path, `${unpacked}`, 'app/snapland.desktop'), 'utf8')
  expect(entry).toMatch(/^Exec=AppRun %U$/m)
  expect(entry).toMatch(/^StartupWMClass=Snapland$/m)
})

it('a newer version is installed over an older one, and everything is as it was', async () => {
  const root = await openFolder()
  const screen = await display()
  const start = async (args: string[]) => {
    const packaged = join(root, 'opt/Snapland/snapland')
    const about = { display: screen, home, packaged, asSet: true, args: ['--json', ...args] }
    const child = startUndriven(await desktopCommand(about))
    child.stderr.resume()
    return forThisTest(await followReceiver(child, child.stdout))
  }
  const kept = () => readFile(join(home.data, 'settings.json'), 'utf8')
  const bytes = await flatPhoto(ROSE, 600, 400)
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
  await until('the photo in the window', async () => widthOf(ROSE, await screen.screenshot()) > 40)
  // The index knows whose it is.
  const { id } = first
  expect(await send(url)).toMatchObject({ state: 'saved', duplicate: true, photo: { id } })
  expect([...(await receivedFiles(home.folder)).keys()]).toEqual(['rose.jpg'])
  expect(await newer.stop('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(await kept()).toEqual(before)
  expect(existsSync(join(root, 'opt/Snapland/only-in-the-older'))).toBe(false)
})

it('its receiver needs no display and no other process, and leaves programs as they are', async () => {
  const { program, isPart } = await installed('snapland-receive')
  const receiver = forThisTest(
    await startTerminalReceiver(
      home,
      ['--port', '0', '--exec', `sh -c 'echo as Node: "$ELECTRON_RUN_AS_NODE".'`],
      ['env', '-u', 'DISPLAY', `HOME=${home.path}`, ...(debian ? [] : AS_ORDINARY_USER)],
      '127.0.0.1',
      [program],
    ),
  )
  // The second one starts programs.
  const scripts = (await processes(isPart)).map(({ line }) => /(\w[\w-]*)\.js\0/.exec(line)?.[1])
  expect(scripts.sort()).toEqual(['command-host', 'headless'])
  const bytes = await flatPhoto(ROSE, 300, 200)
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
  const folder = await openFolder()
  await run('tar', ['-xzf', await built('.tar.gz'), '-C', folder])
  const [inside] = await readdir(folder)
  const { stdout } = await run(join(folder, `${inside}`, 'snapland-receive'), ['--help'])
  expect(stdout).toMatch(/^Usage: snapland \[options\]/)
  expect(stdout).not.toContain('npm')
})
