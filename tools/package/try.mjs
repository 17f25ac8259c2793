/**
 * `node tools/package/try.mjs PROGRAM`: starts a packaged Snapland, sends it a picture, and ends
 * it. Fails unless the picture is saved with its size. The release workflow does this on each
 * system before anything is published.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { runTool, Stop, say } from '../setup/say.mjs'

const START_MS = 120_000
const SIZE = { width: 30, height: 20 }

await runTool(async () => {
  const [program] = process.argv.splice(2)
  if (program === undefined) throw new Stop('Which program?')
  const home = await mkdtemp(join(tmpdir(), 'snapland-try-'))
  const folder = join(home, 'photos')
  const args = ['--json', '--host', '127.0.0.1', '--port', '0', '--data', join(home, 'data')]
  const child = spawn(program, [...args, '--folder', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const isOver = once(child, 'exit')
  try {
    const url = await Promise.race([
      addressOf(child.stdout),
      isOver.then(() => Promise.reject(new Stop(`${program} ended before it was listening.`))),
      pause(START_MS).then(() => Promise.reject(new Stop(`${program} does not listen.`))),
    ])
    const body = await sharp({ create: { ...SIZE, channels: 3, background: '#0a84ff' } })
      .png()
      .toBuffer()
    const answer = await fetch(`${url}try.png`, { method: 'PUT', body: new Uint8Array(body) })
    const { width, height } = /** @type {Record<string, unknown>} */ (await answer.json())
    const names = await readdir(folder)
    if (width !== SIZE.width || height !== SIZE.height || !names.includes('try.png'))
      throw new Stop(`The picture was not received: ${answer.status}, ${names.join(', ')}`)
    say('it starts, and has received a picture')
  } finally {
    child.kill()
    await Promise.race([isOver, pause(10_000)])
    child.kill('SIGKILL')
    await rm(home, { recursive: true, force: true, maxRetries: 10 })
  }
  return undefined
})

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
