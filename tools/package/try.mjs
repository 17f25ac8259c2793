/**
 * `node tools/package/try.mjs PROGRAM`: starts a packaged Snapland, sends it a JPEG and a HEIC, and
 * ends it. Fails unless both are saved, each with its size. The release workflow does this on each
 * system before anything is published.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { inProject } from '../setup/project.mjs'
import { runTool, Stop, say } from '../setup/say.mjs'

const START_MS = 120_000
const END_MS = 10_000
const SIZE = { width: 30, height: 20 }
const IS_WINDOWS = process.platform === 'win32'

await runTool(async () => {
  const [program] = process.argv.splice(2)
  if (program === undefined) throw new Stop('Which program?')
  const photos = {
    'try.jpg': await sharp({ create: { ...SIZE, channels: 3, background: '#0a84ff' } })
      .jpeg()
      .toBuffer(),
    'try.heic': await readFile(inProject('tools', 'package', 'try.heic')),
  }
  const home = await mkdtemp(join(tmpdir(), 'snapland-try-'))
  const folder = join(home, 'photos')
  const options = ['--json', '--host', '127.0.0.1', '--port', '0', '--data', join(home, 'data')]
  const child = start(program, [...options, '--folder', folder])
  const isOver = once(child, 'exit')
  try {
    const url = await Promise.race([
      addressOf(child.stdout),
      isOver.then(() => Promise.reject(new Stop(`${program} ended before it was listening.`))),
      pause(START_MS, null, { ref: false }).then(() =>
        Promise.reject(new Stop(`${program} does not listen.`)),
      ),
    ])
    for (const [name, bytes] of Object.entries(photos)) {
      const answer = await fetch(`${url}${name}`, { method: 'PUT', body: new Uint8Array(bytes) })
      const { width, height } = /** @type {Record<string, unknown>} */ (await answer.json())
      const names = await readdir(folder)
      if (width !== SIZE.width || height !== SIZE.height || !names.includes(name))
        throw new Stop(`${name} was not received: ${answer.status}, ${names.join(', ')}`)
    }
    say(`${program} starts, and has received ${Object.keys(photos).join(' and ')}`)
  } finally {
    if (!IS_WINDOWS) {
      child.kill()
      await Promise.race([isOver, pause(END_MS, null, { ref: false })])
    }
    endAll(child)
    await rm(home, { recursive: true, force: true, maxRetries: 10 })
  }
  return undefined
})

/**
 * A group of processes of its own: an AppImage is unpacked, or mounted, by another one than runs.
 * @param {string} program
 * @param {string[]} args
 */
function start(program, args) {
  const isScript = program.endsWith('.cmd')
  const quoted = [program, ...args].map((each) => `"${each}"`).join(' ')
  const [command, before] = isScript
    ? ['cmd.exe', ['/d', '/s', '/c', `"${quoted}"`]]
    : [program, args]
  return spawn(command, before, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: !IS_WINDOWS,
    windowsVerbatimArguments: isScript,
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function endAll({ pid }) {
  if (pid === undefined) return
  if (IS_WINDOWS) {
    spawnSync('taskkill', ['/pid', `${pid}`, '/t', '/f'])
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // All of them have ended.
  }
}

/**
 * @param {import('node:stream').Readable} output
 * @returns {Promise<string>}
 */
function addressOf(output) {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      if (!line.startsWith('{')) return
      const event = JSON.parse(line)
      if (event.type === 'listening') resolve(event.url)
    })
  })
}
