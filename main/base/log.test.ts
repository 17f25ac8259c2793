import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppError } from './errors'
import { createLog, type LogOptions, logPath } from './log'

let folder: string
let path: string
let echoed: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-log-'))
  path = logPath(folder)
  echoed = []
})
afterEach(() => rm(folder, { recursive: true }))

const open = (more: Partial<LogOptions> = {}) =>
  createLog({
    path,
    level: 'info',
    echoLevel: 'warn',
    echo: (line) => void echoed.push(line),
    secrets: [],
    now: () => Date.UTC(2026, 10, 29, 12),
    ...more,
  })
const text = () => readFile(path, 'utf8')

/** What the file system says of a photo. */
const gone = () =>
  Object.assign(new Error("ENOENT: no such file or directory, open '/photos/IMG_0042.jpg'"), {
    code: 'ENOENT',
    syscall: 'open',
  })

it('writes what its level includes, a line each, and shows the worst in the terminal', async () => {
  const log = open()
  log.error('It\nfailed.')
  log.warn('Careful.')
  log.info('It goes on.')
  log.debug('In detail.')
  await log.written()
  expect(await text()).toBe(
    [
      '2026-11-29T12:00:00.000Z error It failed.',
      '2026-11-29T12:00:00.000Z warn  Careful.',
      '2026-11-29T12:00:00.000Z info  It goes on.',
      '',
    ].join('\n'),
  )
  expect(echoed).toEqual(['error It failed.', 'warn  Careful.'])
})

it('goes on in the file of the last run', async () => {
  const first = open()
  first.info('first')
  await first.written()
  const second = open()
  second.info('second')
  await second.written()
  expect((await text()).match(/first|second/g)).toEqual(['first', 'second'])
})

it.skipIf(process.platform === 'win32')('lets its owner alone read it', async () => {
  const log = open()
  log.info('text')
  await log.written()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
})

it('keeps three files of at most so many bytes', async () => {
  const log = open({ maxBytes: 200 })
  for (let number = 10; number < 40; number += 1) {
    log.info(`line ${number}`)
    await log.written()
  }
  const files = (await readdir(dirname(path))).sort()
  expect(files).toEqual(['snapland.1.log', 'snapland.2.log', 'snapland.log'])
  for (const file of files)
    expect((await stat(join(dirname(path), file))).size).toBeLessThanOrEqual(200)
  expect(await text()).toContain('line 39')
})

it('tells where an error comes from and why, and no name that its message may hold', async () => {
  const log = open()
  log.error('A photo failed.', new Error('no free name for IMG_0042.jpg', { cause: gone() }))
  log.error('Another.', new AppError('PHOTO_GONE', { details: { file: 'IMG_0042.jpg' } }))
  log.error('And text.', 'IMG_0042.jpg')
  await log.written()
  const told = await text()
  expect(told).not.toContain('IMG_0042')
  expect(told).toContain('Error no free name for ...')
  expect(told).toContain('because of Error ENOENT open')
  expect(told).toContain('AppError PHOTO_GONE')
  expect(told).toContain('log.test.ts')
  expect(echoed[0]).toBe('error A photo failed. Error no free name for ...')
  expect(echoed.join('')).not.toContain('IMG_0042')
})

it('tells a fault of the program in its own words', async () => {
  const log = open()
  try {
    ;(null as unknown as { photos(): void }).photos()
  } catch (error) {
    log.error('Unforeseen:', error)
  }
  await log.written()
  expect(await text()).toContain('TypeError Cannot read properties of null')
})

it('tells names where the person asked for every detail', async () => {
  const log = open({ level: 'debug' })
  log.debug('A photo failed.', gone())
  await log.written()
  expect(await text()).toContain('/photos/IMG_0042.jpg')
  expect(echoed).toEqual([])
})

it('holds no token and no six digits at any level', async () => {
  const token = 'aB3_dE6-gH9jK2mN5pQ8sT'
  const log = open({ level: 'debug', echoLevel: 'debug', secrets: ['chosen-by-hand'] })
  log.debug(`http://192.168.0.12:5810/${token}/ and type 123 456`, new Error('code 123456'))
  log.debug('http://192.168.0.12:5810/chosen-by-hand/')
  await log.written()
  for (const told of [await text(), echoed.join('')]) {
    for (const secret of [token, 'chosen-by-hand', '123 456', '123456'])
      expect(told).not.toContain(secret)
    expect(told).toContain('http://192.168.0.12:5810/<token>/')
  }
})

it('fails nobody where it cannot write', async () => {
  await writeFile(join(folder, 'logs'), 'a file in its place')
  const log = open()
  log.info('lost')
  await log.written()
})

it.skipIf(process.platform === 'win32')('follows no link', async () => {
  await mkdir(dirname(path))
  await writeFile(join(folder, 'other'), 'untouched')
  await symlink(join(folder, 'other'), path)
  const log = open()
  log.info('not there')
  await log.written()
  expect(await readFile(join(folder, 'other'), 'utf8')).toBe('untouched')
})

it('keeps its file open for the lines of a second, then notices that it has been moved', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const log = open()
    const tell = async (line: string) => {
      log.info(line)
      await log.written()
    }
    const moved = `${path}.moved`
    await tell('first')
    await rename(path, moved)
    await tell('second')
    expect(await readdir(dirname(path))).toEqual(['snapland.log.moved'])
    vi.advanceTimersByTime(1000)
    await tell('third')
    expect((await readFile(moved, 'utf8')).match(/first|second|third/g)).toEqual([
      'first',
      'second',
    ])
    expect(await text()).toContain('third')
  } finally {
    vi.advanceTimersByTime(1000) // Closes the file, which a clock that stands still leaves open.
    vi.useRealTimers()
  }
})

it.skipIf(process.platform === 'win32')(
  'goes on in a file once what was in its place has gone',
  async () => {
    const log = open()
    await mkdir(path, { recursive: true })
    log.info('lost')
    await log.written()
    await rm(path, { recursive: true })
    log.info('kept')
    await log.written()
    expect(await text()).toContain('kept')
    expect(await text()).not.toContain('lost')
  },
)
