import { readFileSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { until } from '../../test/support/until'
import { runProgram } from './run-program'

const run = (code: string, more: Partial<Parameters<typeof runProgram>[0]> = {}) =>
  runProgram({
    program: process.execPath,
    arguments: ['-e', code],
    environment: {},
    limitMs: 60_000,
    signal: new AbortController().signal,
    ...more,
  })
const isAlive = (pid: number) => {
  try {
    // A zombie that nobody has reaped yet is no running program.
    return process.kill(pid, 0) && !isZombie(pid)
  } catch {
    return false
  }
}
const isZombie = (pid: number) => {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
/** A program that writes its own number, and that of a child which would stay, into a file. */
const withChild = (file: string, ending: string) => `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
  require('node:fs').writeFileSync(${JSON.stringify(file)}, process.pid + ' ' + child.pid)
  ${ending}
`
const numbersIn = async (file: string) => (await readFile(file, 'utf8')).split(' ').map(Number)

describe.skipIf(process.platform === 'win32')('a program', () => {
  it('is run with its arguments, the environment, no input and the lowest priority', async () => {
    const code = `process.stdin.resume().on('end', () => {
      console.log(process.argv[1], process.env.SNAPLAND_NAME, require('os').getPriority())
      console.error('and this')
    })`
    const { end, output, errors } = await run('', {
      arguments: ['-e', code, '$(a) "b"'],
      environment: { SNAPLAND_NAME: 'é.jpg' },
    })
    expect(end).toEqual({ how: 'exited', code: 0, leftOthers: false })
    expect(`${output}`).toBe('$(a) "b" é.jpg 19\n')
    expect(`${errors}`).toBe('and this\n')
    expect(getPriority()).toBeLessThan(19)
  })

  it.each([
    [
      'fails',
      'console.error("no"); process.exit(3)',
      { how: 'exited', code: 3, leftOthers: false },
    ],
    ['dies', 'process.kill(process.pid, "SIGSEGV")', { how: 'died', signal: 'SIGSEGV' }],
  ])('that %s says so', async (_what, code, expected) => {
    expect((await run(code)).end).toEqual(expected)
  })

  it('that does not exist, or is none, says so', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'no program')
    expect((await run('', { program: path })).end).toEqual({ how: 'missing' })
    await writeFile(path, 'hello')
    expect((await run('', { program: path })).end).toEqual({ how: 'not-started' })
    await chmod(path, 0o755)
    expect((await run('', { program: folder })).end).toEqual({ how: 'not-started' })
    expect((await run('', { program: 'a\0b' })).end).toEqual({ how: 'not-started' })
  })

  it('that hangs is ended with its children, though they ignore it', async () => {
    const file = join(await tempFolder(), 'pids')
    const code = withChild(file, 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)')
    const attempt = async (limitMs: number) => {
      expect((await run(code, { limitMs })).end).toEqual({ how: 'too-long' })
      return numbersIn(file).catch(() => null)
    }
    // With the lowest priority it may not come to write its number on a busy computer.
    const pids = (await attempt(2000)) ?? (await attempt(15_000)) ?? []
    expect(pids).toHaveLength(2)
    await until('their end', () => !pids.some(isAlive))
  })

  it.each(['yes', 'yes >&2'])('that floods is ended: %s', async (line) => {
    const { end, output, errors } = await run('', { program: 'sh', arguments: ['-c', line] })
    expect(end).toEqual({ how: 'flooded' })
    expect(output.length).toBeLessThanOrEqual(64 * 1024)
    expect(errors.length).toBeLessThanOrEqual(4096)
  })

  it('that prints too much and ends at once has flooded as well', async () => {
    const code = 'require("fs").writeSync(1, "x".repeat(65537)); process.exit()'
    expect((await run(code)).end).toEqual({ how: 'flooded' })
  })

  it('that leaves others behind has them ended, and what it said counts', async () => {
    const file = join(await tempFolder(), 'pids')
    const { end, output } = await run(withChild(file, 'console.log("done"); child.unref()'))
    expect(end).toEqual({ how: 'exited', code: 0, leftOthers: true })
    expect(`${output}`).toBe('done\n')
    const pids = await numbersIn(file)
    await until('their end', () => !pids.some(isAlive))
  })

  it('is ended when it is told to, and not started any more', async () => {
    const stop = new AbortController()
    const file = join(await tempFolder(), 'pids')
    const running = run(withChild(file, ''), { signal: stop.signal })
    const pids = await until('its number', () => numbersIn(file).catch(() => null))
    stop.abort()
    expect((await running).end).toEqual({ how: 'stopped' })
    await until('their end', () => !pids.some(isAlive))
    expect((await run('', { signal: stop.signal })).end).toEqual({ how: 'stopped' })
  })
})
