import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../main/check'
import { quotedForWindows } from '../../main/desktop/background/autostart'
import { windowsNode } from '../../tools/setup/windows-node.mjs'
import { mountSmallDisk } from '../support/disk/mounted-disk'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { createOpened, forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { asRoot } from '../support/receiver/privileges'
import type { FollowedReceiver } from '../support/receiver/terminal-receiver'
import { onWindows, RECEIVER, startWindows, type Windows } from '../support/receiver/windows'
import { until } from '../support/until'

const FOLDER = String.raw`C:\My home\Pictures of phones`
const DATA = String.raw`C:\My home\data`

if (windowsNode() === null) console.warn('\n*** WINDOWS IS NOT TESTED: there is no Wine ***\n')

/** Opens files for itself alone, as a virus scanner does, and lets go of them after a moment. */
const SCANNER = `
const fs = require('node:fs')
const EXCLUSIVE = 0x10000000
const files = process.argv.slice(1).map((path) => fs.openSync(path, fs.constants.O_RDWR | EXCLUSIVE))
fs.writeFileSync('C:\\\\held', '')
setTimeout(() => files.forEach(fs.closeSync), 500)
`
/** What Windows itself finds in a folder: names, and how long the files are. */
const LIST = `
const fs = require('node:fs')
const [folder] = process.argv.slice(1)
const lengthOf = (name) => fs.readFileSync(folder + '\\\\' + name).length
const files = fs.readdirSync(folder).filter((name) => !name.startsWith('.'))
console.log(JSON.stringify(Object.fromEntries(files.map((name) => [name, lengthOf(name)]))))
`
const ECHO = 'console.log(JSON.stringify(process.argv.slice(1)))'
const VERBATIM = `
const { spawnSync } = require('node:child_process')
const { stdout } = spawnSync(process.execPath, process.argv.slice(1), {
  windowsVerbatimArguments: true, stdio: ['ignore', fs.openSync('C:\\\\verbatim', 'w'), 'ignore'],
})
`

describe.skipIf(windowsNode() === null)("Windows' Node", () => {
  const opened = createOpened()
  let windows: Windows
  let laptop: FollowedReceiver
  let photos: string

  const start = () => windows.receive('--folder', FOLDER, '--data', DATA)
  beforeAll(async () => {
    windows = opened(await startWindows())
    photos = join(windows.drive, 'My home/Pictures of phones')
    await mkdir(join(photos, '..'))
    laptop = opened(await start())
  })

  const send = async (filename: string, { bytes }: { bytes: Buffer }, senderName = 'Phone') => {
    const fields = { id: newId(), filename, sender: 'a1', senderName }
    const tus = tusRequests(laptop.listening.url)
    const answer = await tus.create(bytes.length, fields, { body: bytes })
    const receipt = (await answer.json()) as { photo: { name: string; width: number } }
    expect(receipt).toMatchObject({ state: 'saved' })
    return receipt.photo
  }
  const parts = () => readdir(join(photos, '.snapland-incoming'))

  it('saves photos whole, under names that Windows takes', async () => {
    const names = {
      'IMG_1.jpg': 'IMG_1.jpg',
      // NTFS is blind to case.
      'img_1.JPG': 'img_1 (2).JPG',
      'CON.jpg': '_CON.jpg',
      'nul.tar.jpg': '_nul.tar.jpg',
      'com¹.jpg': '_com¹.jpg',
      'a<b>:"c"|?*.jpg': 'a_b___c____.jpg',
      'C:\\Windows\\evil.jpg': 'evil.jpg',
      'stream.jpg:hidden': 'stream.jpg_hidden.jpg',
      'dots.jpg. . ': 'dots.jpg',
      '여름 휴가 🏖.jpg': '여름 휴가 🏖.jpg',
    }
    const sent = new Map<string, Buffer>()
    for (const [name, saved] of Object.entries(names)) {
      const photo = await noisePhoto(60 + sent.size, 40)
      expect(await send(name, photo)).toMatchObject({ name: saved, width: photo.width })
      sent.set(saved, photo.bytes)
    }
    for (const [name, bytes] of sent) expect(await readFile(join(photos, name))).toEqual(bytes)
    expect(await parts()).toEqual([])
    const seen = JSON.parse((await windows.node('-e', LIST, FOLDER)).stdout)
    expect(seen).toEqual(Object.fromEntries([...sent].map(([name, { length }]) => [name, length])))
  })

  it('gives a long name as much as other programs can open', async () => {
    const { name } = await send(`${'long-'.repeat(60)}.jpg`, await noisePhoto(80, 80))
    expect(`${FOLDER}\\${name}`).toHaveLength(259)
    expect(name.endsWith('.jpg')).toBe(true)
  })

  it('waits for a program that looks at a file', async () => {
    const tus = tusRequests(laptop.listening.url)
    const photo = await noisePhoto(100, 100)
    const id = newId()
    const half = photo.bytes.length >> 1
    await tus.create(photo.bytes.length, { id, filename: 'seen.jpg' })
    await tus.patch(id, 0, photo.bytes.subarray(0, half))
    const part = `${FOLDER}\\.snapland-incoming\\${id}.part`
    const scanned = windows.node('-e', SCANNER, part)
    await until('the scanner', () => readFile(join(windows.drive, 'held')).catch(() => null))
    expect((await tus.patch(id, half, photo.bytes.subarray(half))).status).toBe(204)
    expect((await scanned).code).toBe(0)
    expect(await readFile(join(photos, 'seen.jpg'))).toEqual(photo.bytes)
    expect(await parts()).toEqual([])
  })

  it('goes on after a kill', async () => {
    const photo = await noisePhoto(100, 100)
    const half = photo.bytes.length >> 1
    const id = newId()
    const before = tusRequests(laptop.listening.url)
    await before.create(photo.bytes.length, { id, filename: 'cut.jpg' })
    await before.patch(id, 0, photo.bytes.subarray(0, half))
    const { token, code } = laptop.listening
    await laptop.close()
    laptop = opened(await start())
    expect(laptop.listening).toMatchObject({ token, code })
    const tus = tusRequests(laptop.listening.url)
    const offset = offsetOf(await tus.head(id))
    expect(offset).toBe(half)
    expect((await tus.patch(id, offset, photo.bytes.subarray(offset))).status).toBe(204)
    expect(await readFile(join(photos, 'cut.jpg'))).toEqual(photo.bytes)
  })

  it('receives into the root of a drive, and far down in it', async () => {
    const disk = forThisTest(await mountSmallDisk(64 * 1024 * 1024))
    await windows.mount('d', disk.folder)
    const far = ['f', 'g', 'h'].map((letter) => letter.repeat(90))
    const onD = ['--folder-template', '{phone}', '--reserve', '0']
    const folders = ['D:\\', ['D:', ...far].join('\\')]
    for (const [at, folder] of folders.entries()) {
      laptop = opened(await windows.receive('--folder', folder, '--data', `C:\\${at}`, ...onD))
      const photo = await noisePhoto(60, 40)
      const { name } = await send(`${'n'.repeat(200)}.jpg`, photo, 'AUX. ')
      const saved = join(disk.folder, ...(at === 0 ? [] : far), '_AUX', name)
      expect(await readFile(saved)).toEqual(photo.bytes)
    }
  })

  it('refuses a folder into which nothing can be written, as it starts', async () => {
    const disk = forThisTest(await mountSmallDisk(1024 * 1024))
    // As a folder that was once written to: the first write comes with the first photo.
    await mkdir(join(disk.folder, '.snapland-incoming'))
    await asRoot('a disk that is read-only', 'mount', '-o', 'remount,ro', disk.folder)
    const folder = onWindows(disk.folder)
    const refused = await windows.node(RECEIVER, '--folder', folder, '--data', 'C:\\other')
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(folder) })
  })

  it('looks at the network without a complaint', async () => {
    const { stdout, stderr } = await windows.node(RECEIVER, '--check', '--json')
    expect((JSON.parse(stdout) as Check).addresses).not.toEqual([])
    expect(stderr).toBe('')
  })

  it('gets the command line of a start at login as it was meant', async () => {
    const args = ['--data', 'D:\\my "data"\\', '--hidden', '', 'a\\\\"b c\\']
    const line = ['-e', ECHO, '--', ...args].map(quotedForWindows)
    await writeFile(join(windows.drive, 'verbatim'), '')
    const { code } = await windows.node('-e', VERBATIM, '--', ...line)
    expect(code).toBe(0)
    expect(JSON.parse(await readFile(join(windows.drive, 'verbatim'), 'utf8'))).toEqual(args)
  })
})
