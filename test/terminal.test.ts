import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { logPath } from '../main/base/log'
import { receivedFiles } from './support/disk/received-files'
import { putPhoto, send, sendHalf } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { sendingPhone } from './support/phone/sending-phone'
import { landscape, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { ended } from './support/receiver/child'
import { FEW, isAnswering, knownAddress, MANY, sendNoise } from './support/receiver/known-address'
import { startTerminalReceiver } from './support/receiver/terminal-receiver'
import { createTerminalScreen } from './support/receiver/terminal-screen'
import { PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { type Home, makeHome } from './support/window/home'

const HEADLESS = join(PROJECT, 'out/main/headless.js')
const run = promisify(execFile)

/** @param node options for Node itself */
const receive = (home: Home, options: string[] = [], node: string[] = []) =>
  spawn(process.execPath, [...node, HEADLESS, ...placeOptions(home), ...options])

const placeOptions = ({ folder, data }: Home) => [
  ...['--folder', folder, '--data', data, '--host', '127.0.0.1', '--port', '0'],
]

/**
 * Loaded into a program, it stands for a reader who could not be quicker: the signal is there
 * before the next line of code.
 */
const SIGINT_AFTER_FIRST_WORDS = `data:text/javascript,${encodeURIComponent(`
  const { write } = process.stdout
  process.stdout.write = (...said) => {
    process.stdout.write = write
    const isWritten = process.stdout.write(...said)
    process.kill(process.pid, 'SIGINT')
    return isWritten
  }
`)}`

type Reader = (child: ChildProcessWithoutNullStreams) => Promise<void>
const leaves: Reader = async ({ stdout }) => void stdout.destroy()
const leavesAfterFirstLine: Reader = async ({ stdout }) => {
  await once(stdout, 'data')
  stdout.destroy()
}
const leavesBoth: Reader = async ({ stdout, stderr }) => {
  stdout.destroy()
  stderr.destroy()
}
describe('the receiver in a terminal', () => {
  const opened = createOpened()
  let photo: PaintedPhoto
  let home: Home

  beforeAll(async () => {
    const album = opened(await paintAlbum({ 'IMG_0042.jpg': landscape(1) }))
    const [first] = album.photos
    if (!first) throw new Error('The album is empty')
    photo = first
    home = opened(await makeHome())
  })

  /** A place of its own, under an address that is known without reading. */
  async function startOptions() {
    const place = opened(await makeHome())
    return { place, ...(await knownAddress()) }
  }

  it('tells with --json where it listens, then one photo from its first bytes to its saved file', async () => {
    const receiver = opened(await startTerminalReceiver(home, ['--port', '0']))
    const { listening } = receiver
    expect(listening).toMatchObject({
      url: `http://127.0.0.1:${listening.port}/${listening.token}/`,
      token: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      code: expect.stringMatching(/^\d{6}$/),
      folder: home.folder,
    })

    await putPhoto(listening.url, photo)
    const saved = await receiver.event('saved')
    const { photo: told } = saved
    expect(told).toMatchObject({
      name: 'IMG_0042.jpg',
      bytes: photo.bytes.length,
      format: 'jpeg',
      size: { width: 640, height: 480 },
    })
    const events = receiver.lines.map((line) => JSON.parse(line))
    expect(events[0].type).toBe('listening')
    const ofThisPhoto = events.filter(
      ({ id, upload, photo }) => (id ?? upload?.id ?? photo?.id) === told.id,
    )
    const names = ofThisPhoto.map(({ type }) => type)
    expect(names.filter((name) => name !== 'progress')).toEqual(['upload', 'measured', 'saved'])
    expect(names.at(-1)).toBe('saved')
    expect(await receiver.event('batch')).toMatchObject({
      ...{ photos: 1, videos: 0, files: 0, bytes: photo.bytes.length },
      ...{ duplicates: 0, failed: 0, sender: told.sender },
    })
    await receiver.stop('SIGINT')
  })

  it('says at its start that there is no such program for photos', async () => {
    const child = receive(opened(await makeHome()), ['--exec', 'nothere {path}'])
    const [said] = await once(child.stderr, 'data')
    expect(`${said}`).toMatch(/^warn +There is no program nothere on this computer\.\n$/)
    child.kill('SIGTERM')
    expect(await ended(child)).toEqual({ code: 0, signal: null })
  })

  it('keeps its token and its port from run to run', async () => {
    const first = await startTerminalReceiver(home)
    await first.stop('SIGINT')
    const second = opened(await startTerminalReceiver(home))
    expect(second.listening.url).toBe(first.listening.url)
    await second.stop('SIGINT')
  })

  it('takes the token it is given', async () => {
    const receiver = opened(
      await startTerminalReceiver(home, ['--token', 'our-table', '--port', '0']),
    )
    expect(receiver.listening.url).toMatch(/\/our-table\/$/)
    await receiver.stop('SIGINT')
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends cleanly on %s', async (signal) => {
    const receiver = opened(await startTerminalReceiver(home))
    expect(await receiver.stop(signal)).toEqual({ code: 0, signal: null })
  })

  it.each([
    ['people', []],
    ['programs', ['--json']],
  ])('can be ended from its first words for %s on', async (_, form) => {
    const child = receive(opened(await makeHome()), form, ['--import', SIGINT_AFTER_FIRST_WORDS])
    const shown = text(child.stdout)
    expect(await ended(child)).toEqual({ code: 0, signal: null })
    expect(await shown).toMatch(/http:\/\//)
  })

  it.each<[string, Reader, number, string[]]>([
    ['leaves after the first line, as head does', leavesAfterFirstLine, FEW, ['--json']],
    ['leaves before it', leaves, FEW, ['--json']],
    ['leaves both outputs', leavesBoth, FEW, ['--json', '--log-level', 'debug']],
    ['does not read', async () => {}, MANY, ['--json']],
  ])(
    'goes on receiving where its reader %s, and SIGTERM ends it',
    async (_, reader, many, form) => {
      const { place, url, options } = await startOptions()
      const child = receive(place, [...options, ...form])
      await reader(child)
      await isAnswering(url)
      await sendNoise(url, many)
      child.kill('SIGTERM')
      expect(await ended(child)).toEqual({ code: 0, signal: null })
    },
  )

  it.each([
    // By SIGHUP, as programs in a terminal do.
    ['is closed', 'closed', -constants.signals.SIGHUP],
    ['is halted with Ctrl+S', 'still', 0],
  ])('ends cleanly in a terminal that %s', async (_, command, code) => {
    const { place, url, options } = await startOptions()
    const started = spawn('python3', [
      join(PROJECT, 'test/support/receiver/in_a_terminal.py'),
      ...[process.execPath, HEADLESS, ...placeOptions(place), ...options],
    ])
    await isAnswering(url)
    const half = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
    started.stdin.write(`${command}\n`)
    if (command === 'still') {
      await sendNoise(url, FEW)
      started.stdin.write('end\n')
    }
    expect(await text(started.stdout)).toBe(`${code}\n`)
    expect(await readFile(logPath(place.data), 'utf8')).toMatch(/ended by SIG/)
    half.breakOff()
  })

  it('draws a line a phone in place, in a window that changes its size', async () => {
    const { place, url, options } = await startOptions()
    const started = spawn(
      'python3',
      [
        join(PROJECT, 'test/support/receiver/in_a_terminal.py'),
        ...[process.execPath, HEADLESS, ...placeOptions(place), ...options],
      ],
      { env: { ...process.env, TERM: 'xterm', SHOW: '1' } },
    )
    const screen = createTerminalScreen()
    started.stderr.setEncoding('utf8').on('data', screen.feed)
    const resize = (to: number) => started.stdin.write(`size ${to} 40\n`)
    const shows = (...lines: (string | RegExp)[]) =>
      until(`the terminal to end with ${lines.join(' and ')}`, () => {
        const last = screen.lines().slice(-lines.length)
        return lines.every((line, at) => last[at]?.match(line))
      })
    resize(100)
    await isAnswering(url)
    const tell = (sender: string, name: string, state: string, done: number, total: number) => {
      const body = JSON.stringify({ sender, name, colour: null, state, done, total })
      return send(`${url}presence`, { body })
    }
    await tell('one', 'Minji’s iPhone', 'preparing', 0, 0)
    await shows(/^Minji’s iPhone {2}is preparing its photos$/)
    await tell('two', 'Blue Android', 'preparing', 0, 0)
    await shows(/^Minji’s iPhone {2}is preparing/, /^Blue Android {2}is preparing/)

    await putPhoto(url, photo)
    await shows(/^saved IMG_0042\.jpg/, /^Minji’s iPhone/, /^Blue Android/)
    resize(30)
    await shows(/^Min… {2}is preparing its photos$/, /^Blu… {2}is preparing its photos$/)
    resize(100)
    await shows(/^Minji’s iPhone {2}is preparing/, /^Blue Android {2}is preparing/)

    await tell('two', 'Blue Android', 'left', 0, 0)
    await until('one phone alone', () => !screen.lines().join().includes('Blue Android'))
    await shows(/^Minji’s iPhone {2}is preparing/)
    const text = screen.lines().join('\n')
    expect(text.match(/is preparing/g)).toHaveLength(1)
    expect(text.match(/^saved /gm)).toHaveLength(1)

    const minji = sendingPhone(url, 'one', 'Minji’s iPhone')
    await minji.tell('sending', 1, 3)
    const begun = await minji.begin({ ...photo, name: 'lost.jpg' }, 0.5)
    await shows(/^Minji’s iPhone {2}2 of 3, /)
    begun.breakOff()
    await minji.tell('left')
    await shows(/^Minji’s iPhone {2}1 of 3, waiting for it to come back$/)
    await minji.tell('preparing')
    await shows(/^Minji’s iPhone {2}is preparing/)
    started.stdin.write('end\n')
    await once(started, 'close')
    expect(screen.lines().join('\n')).not.toContain('is preparing')
  })

  it('ends cleanly where a pipe that nobody reads lies in the place of its log', async () => {
    const { place, url, options } = await startOptions()
    await mkdir(dirname(logPath(place.data)))
    await run('mkfifo', [logPath(place.data)])
    const child = receive(place, options)
    await isAnswering(url)
    child.kill('SIGTERM')
    expect(await ended(child)).toEqual({ code: 0, signal: null })
  })

  it('shows people an address, and a line for each photo', async () => {
    const place = opened(await makeHome())
    const child = receive(place)
    let shown = ''
    child.stdout.on('data', (text) => {
      shown += text
    })
    const [url = ''] = await until('an address', () => shown.match(/http:\/\/\S+\/\S+\/(?=\s)/))
    await sendingPhone(url, 'one', 'Minji’s iPhone').tell('preparing')
    await putPhoto(url, photo)
    const [line] = await until('the line of the photo', () => shown.match(/^saved .*\n/m))
    // Nobody draws in a pipe.
    expect(shown).not.toContain('\x1b')
    expect(shown).not.toContain('is preparing')
    expect(line).toMatch(/^saved IMG_0042\.jpg {2}640 x 480 {2}\d+\.\d [kM]B {2}from \S.*\n$/)
    child.kill('SIGINT')
    expect(await ended(child)).toEqual({ code: 0, signal: null })
    expect([...(await receivedFiles(place.folder)).keys()]).toEqual(['IMG_0042.jpg'])
  })

  it('explains every option with --help', async () => {
    const { stdout } = await run(process.execPath, [HEADLESS, '--help'])
    const options = ['folder', 'data', 'port', 'host', 'name', 'token', 'max-size', 'allow-host']
    for (const option of [...options, 'json', 'log-level', 'help'])
      expect(stdout).toContain(`--${option} `)
  })

  it('says what is wrong with an option, and ends with an error', async () => {
    const failing = run(process.execPath, [HEADLESS, '--port', 'many'])
    await expect(failing).rejects.toMatchObject({
      code: expect.any(Number),
      stdout: '',
      stderr: expect.stringContaining('--port takes a whole number'),
    })
  })
})
