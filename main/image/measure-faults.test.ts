import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoFormat } from '../../contract/photo'
import { unknownFacts } from './formats'
import { createMeasurer } from './measure'

const HEADS = {
  gif: Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
  jpeg: Buffer.from('ffd8ffe000104a464946', 'hex'),
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-faults-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A worker that treats GIF as the text says, and says that every other picture was taken at 1. */
async function workerThat(name: string, onGif: string, before = ''): Promise<URL> {
  const path = join(folder, `${name}.mjs`)
  const known = (format: PhotoFormat) => JSON.stringify({ ...unknownFacts(format), capturedAt: 1 })
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads'
${before}
parentPort.on('message', ({ format }) => {
  if (format === 'gif') { ${onGif} }
  parentPort.postMessage(${known('jpeg')})
})
parentPort.postMessage('ready')`,
  )
  return pathToFileURL(path)
}

describe('a worker that fails', () => {
  it.each([
    ['hangs for ever', 'for (;;) {}'],
    ['throws', 'throw new Error("broken")'],
    ['ends', 'process.exit(3)'],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(1))'],
  ])(
    '%s: its picture is a photo of unknown size, and the next ones are measured',
    async (name, onGif) => {
      const worker = await workerThat(encodeURIComponent(name), onGif)
      const measurer = createMeasurer(worker, { timeoutMs: 300 })
      const answers = await Promise.all([
        measurer.measure(HEADS.jpeg),
        measurer.measure(HEADS.gif),
        measurer.measure(HEADS.jpeg),
        measurer.measure(HEADS.gif),
        measurer.measure(HEADS.jpeg),
      ])
      expect(answers.map((facts) => [facts?.format, facts?.capturedAt])).toEqual([
        ['jpeg', 1],
        ['gif', null],
        ['jpeg', 1],
        ['gif', null],
        ['jpeg', 1],
      ])
      await measurer.close()
    },
  )

  it('keeps no more than 128 pictures waiting behind one that hangs', async () => {
    const worker = await workerThat('hangs', 'for (;;) {}')
    const measurer = createMeasurer(worker, { timeoutMs: 60_000 })
    const asked = Array.from({ length: 200 }, () => measurer.measure(HEADS.gif))
    expect(await Promise.race(asked.slice(130))).toEqual(unknownFacts('gif'))
    await measurer.close()
    await Promise.all(asked)
  })

  it('answers every picture even when it cannot start at all', async () => {
    const worker = await workerThat('no-start', '', 'throw new Error("no start")')
    const told: unknown[] = []
    const measurer = createMeasurer(worker, { onCannotStart: (why) => told.push(why) })
    const answers = await Promise.all([measurer.measure(HEADS.jpeg), measurer.measure(HEADS.gif)])
    expect(answers).toEqual([unknownFacts('jpeg'), unknownFacts('gif')])
    expect(told.map(String)).toEqual(['Error: no start'])
    await measurer.close()
  })

  it('complains of no picture and of no closing as if it could not start', async () => {
    const told: unknown[] = []
    const onCannotStart = (why: unknown) => void told.push(why)
    const measurer = createMeasurer(await workerThat('fine', 'process.exit(3)'), { onCannotStart })
    await measurer.measure(HEADS.gif)
    void measurer.measure(HEADS.jpeg)
    await measurer.close()
    expect(told).toEqual([])
  })

  it.each([
    ['at a picture', { timeoutMs: 300 }],
    ['while it starts', { startMs: 300 }],
  ])(
    'is not waited for where it hangs outside JavaScript %s, which nothing ends',
    async (when, limits) => {
      const release = join(folder, `${when}.released`)
      const hang = `spawnSync(process.execPath, ['-e', ${JSON.stringify(
        `setInterval(() => require('node:fs').existsSync(${JSON.stringify(release)}) && process.exit(), 20)`,
      )}])`
      const load = `import { spawnSync } from 'node:child_process'\n`
      const worker =
        'startMs' in limits
          ? await workerThat(when, '', `${load}${hang}`)
          : await workerThat(when, hang, load)
      const measurer = createMeasurer(worker, limits)
      expect(await measurer.measure(HEADS.gif)).toEqual(unknownFacts('gif'))
      await measurer.close()
      await writeFile(release, '')
    },
  )

  it('does not count the time that a slow computer needs to load it', async () => {
    const slow = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)'
    const measurer = createMeasurer(await workerThat('slow', '', slow), { timeoutMs: 300 })
    expect(await measurer.measure(HEADS.jpeg)).toMatchObject({ capturedAt: 1 })
    await measurer.close()
  })
})

describe('a measurer that is closed', () => {
  it('answers what waits, and what is asked afterwards, with an unknown size', async () => {
    const measurer = createMeasurer(await workerThat('closed', 'for (;;) {}'))
    const waiting = [measurer.measure(HEADS.gif), measurer.measure(HEADS.jpeg)]
    await measurer.close()
    expect(await Promise.all([...waiting, measurer.measure(HEADS.jpeg)])).toEqual([
      unknownFacts('gif'),
      unknownFacts('jpeg'),
      unknownFacts('jpeg'),
    ])
  })

  it('may be closed without ever having measured', async () => {
    await createMeasurer(await workerThat('unused', '')).close()
  })
})

describe('a measurer without its worker', () => {
  it('says at once what to do, once, and takes every picture for one of unknown size', async () => {
    const told: unknown[] = []
    const missing = pathToFileURL(join(folder, 'missing.js'))
    const measurer = createMeasurer(missing, { onCannotStart: (why) => told.push(why) })
    expect(String(told)).toContain('It is not built. Run npm run build first.')
    const answers = [measurer.measure(HEADS.jpeg), measurer.measure(HEADS.gif)]
    expect(await Promise.all(answers)).toEqual([unknownFacts('jpeg'), unknownFacts('gif')])
    expect(told).toHaveLength(1)
    await measurer.close()
  })
})
