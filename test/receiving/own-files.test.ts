import { execFile } from 'node:child_process'
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { send } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { openReceiver } from '../support/receiver/open-receiver'
import { asRoot } from '../support/receiver/privileges'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { AS_ORDINARY_USER, PROJECT, UNPRIVILEGED } from '../support/receiver/unprivileged'
import { type Home, makeHome } from '../support/window/home'

const run = promisify(execFile)
/** What the receiver opens in its data folder at a start, when it encrypts. */
const OWN = ['receiver.json', 'photos.sqlite', 'certificate.pem'] as const
/** The program is an ordinary user's, whoever runs the tests. */
const wrap = process.getuid?.() === 0 ? AS_ORDINARY_USER : []

let home: Home
let elsewhere: string
beforeEach(async () => {
  home = forThisTest(await makeHome())
  elsewhere = join(home.path, 'elsewhere')
  await writeFile(elsewhere, 'of somebody else', { mode: 0o666 })
  await chmod(elsewhere, 0o666)
})

/** What the tests as root have prepared is given to the user whose program it is. */
const giveAway = (path: string) =>
  asRoot('files of an ordinary user', 'chown', '-R', '-h', `${UNPRIVILEGED}:${UNPRIVILEGED}`, path)

async function startAndReceive(): Promise<void> {
  await giveAway(home.data)
  const args = ['--port', '0', '--https']
  const { listening } = forThisTest(await startTerminalReceiver(home, args, wrap))
  const pem = await readFile(join(home.data, 'certificate.pem'), 'utf8')
  const ca = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))
  const { name, bytes } = await noisePhoto(60, 40)
  expect(await send(`${listening.url}${name}`, { method: 'PUT', body: bytes, ca })).toMatchObject({
    status: 201,
  })
}

const modeOf = async (path: string) => (await lstat(path)).mode & 0o777

describe('the data folder', () => {
  it.each<[string, (path: string) => Promise<unknown>]>([
    ['a folder with something in it', (path) => mkdir(join(path, 'mine'), { recursive: true })],
    ['a link to itself', (path) => symlink(path, path)],
    ['a link to a file elsewhere', (path) => symlink(elsewhere, path)],
    ['a link to nothing', (path) => symlink(join(home.path, 'none'), path)],
    ['a pipe that nobody writes into', (path) => run('mkfifo', [path])],
    [
      'a file that everybody may write',
      async (path) => {
        await writeFile(path, await readFile(elsewhere))
        await chmod(path, 0o666)
      },
    ],
  ])('has its own files though %s stands in their place, which is put aside', async (_, make) => {
    for (const name of OWN) await make(join(home.data, name))
    await startAndReceive()
    for (const name of OWN) {
      const path = join(home.data, name)
      expect([name, (await lstat(path)).isFile(), await modeOf(path)]).toEqual([name, true, 0o600])
      expect(await lstat(`${path}.damaged`)).toBeTruthy()
    }
    expect(await readFile(elsewhere, 'utf8')).toBe('of somebody else')
    expect(await readdir(home.path)).not.toContain('none')
  })

  it.each<[string, (path: string) => Promise<unknown>]>([
    [
      'a file that everybody may read',
      async (path) => {
        await writeFile(path, '')
        await chmod(path, 0o666)
      },
    ],
    ['a link', (path) => symlink(elsewhere, path)],
    ['a folder with something in it', (path) => mkdir(join(path, 'mine'), { recursive: true })],
  ])('keeps its secrets though %s stands where they are written', async (_, make) => {
    for (const name of OWN) await make(join(home.data, `${name}.new`))
    await startAndReceive()
    for (const name of OWN) expect(await modeOf(join(home.data, name))).toBe(0o600)
    expect(await readFile(elsewhere, 'utf8')).toBe('of somebody else')
  })

  it('is closed to others, with all that is in it', async () => {
    await chmod(home.data, 0o755)
    await startAndReceive()
    expect(await modeOf(home.data)).toBe(0o700)
    for (const name of await readdir(home.data)) {
      // The library locks with a folder, in which nothing stands.
      if (name === 'photos.sqlite.lock') continue
      expect([name, (await modeOf(join(home.data, name))) & 0o077]).toEqual([name, 0])
    }
  })

  it('is left as it is where it is a folder of other things', async () => {
    await chmod(home.data, 0o755)
    await writeFile(join(home.data, 'letter.txt'), '')
    await startAndReceive()
    expect(await modeOf(home.data)).toBe(0o755)
    for (const name of OWN) expect(await modeOf(join(home.data, name))).toBe(0o600)
  })

  it.each([
    ['it is', (data: string) => data],
    ['is in it', (data: string) => join(data, 'photos')],
    ['holds parts', (data: string) => join(data, '../photos/.snapland-incoming')],
  ])('takes no photos: a receiving folder that %s is refused in a sentence', async (_, of) => {
    const { receiver, folder } = forThisTest(await openReceiver())
    const ours = of(join(folder, '../data'))
    await expect(receiver.prepare({ folder: ours })).rejects.toMatchObject({
      code: 'FOLDER_IS_OURS',
    })
    expect(receiver.listening().folder).toBe(folder)
  })
})

describe('the folder of the parts', () => {
  const parts = () => join(home.folder, '.snapland-incoming')
  const refusedStart = async () => {
    await giveAway(home.data)
    const [program = '', ...args] = [
      ...wrap,
      process.execPath,
      join(PROJECT, 'out/main/headless.js'),
    ]
    const start = run(program, [
      ...args,
      ...['--folder', home.folder, '--data', home.data, '--host', '127.0.0.1', '--port', '0'],
    ])
    return start.then(
      () => '',
      ({ stderr }: { stderr: string }) => stderr,
    )
  }

  it('is closed to others', async () => {
    await mkdir(parts())
    await giveAway(parts())
    await chmod(parts(), 0o777)
    await startAndReceive()
    expect(await modeOf(parts())).toBe(0o700)
  })

  it.each([
    ['a link', () => symlink(home.path, parts())],
    ['a file', () => writeFile(parts(), '')],
    [
      "somebody else's",
      async () => {
        await mkdir(parts())
        await asRoot('a folder of another user', 'chown', '12345', parts())
        await chmod(parts(), 0o777)
      },
    ],
  ])('is not used where it is %s, and that is told in a sentence', async (_, make) => {
    await make()
    const before = await stat(parts())
    expect(await refusedStart()).toBe(
      `Snapland cannot use the folder ${home.folder}: .snapland-incoming in it is a link or not its own.\n`,
    )
    expect((await stat(parts())).mode).toBe(before.mode)
  })

  it('is not used any more where a link takes its place', async () => {
    const laptop = forThisTest(await openReceiver())
    await rename(join(laptop.folder, '.snapland-incoming'), join(laptop.folder, '../moved'))
    await symlink('../moved', join(laptop.folder, '.snapland-incoming'))
    const { name, bytes } = await noisePhoto(60, 40)
    const answer = await send(`${laptop.url}${name}`, { method: 'PUT', body: bytes })
    expect(answer).toMatchObject({ body: { error: { code: 'FOLDER_READ_ONLY' } } })
    expect(await readdir(join(laptop.folder, '../moved'))).toEqual([])
  })
})
