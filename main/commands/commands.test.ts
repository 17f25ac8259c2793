import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Photo } from '../../contract/photo'
import type { PhotoResult } from '../../contract/result'
import { tempFolder } from '../../test/support/disk/temp-folder'
import { until } from '../../test/support/until'
import { NO_LOG } from '../base/log'
import { unknownFacts } from '../image/formats'
import { photoOf } from '../library/photo'
import { createCommands, MOST_WAITING } from './commands'
import { runProgram } from './run-program'

const idOf = (at: number) => at.toString(16).padStart(32, '0')
const photoAt = (at: number, more: Partial<Photo> = {}): Photo => ({
  ...photoOf({
    ...{ id: idOf(at), path: `${at}.jpg`, bytes: 9, receivedAt: at, isDamaged: false },
    ...{ facts: unknownFacts('jpeg'), sender: { id: 'phone', name: 'Phone' }, wasHeic: 'no' },
  }),
  ...more,
})

let photos: Photo[]
/** Each change of a result, in order. */
let told: [id: string, result: PhotoResult | null | undefined][]
let kept: [name: string, bytes: number][]
let isDiskFull: boolean
beforeEach(() => {
  photos = []
  told = []
  kept = []
  isDiskFull = false
})

/** @param code run by Node with the path of the photo as its argument */
const commandOf = (code: string) => ({
  program: process.execPath,
  arguments: ['-e', code, '{path}'],
  seconds: 30,
})

function open(command = null as ReturnType<typeof commandOf> | null, folder = '/in') {
  const find = (id: string) => photos.find((photo) => photo.id === id)
  const setResult = (id: string, result: PhotoResult | null | undefined) => {
    const photo = find(id)
    if (photo && result === undefined) delete photo.result
    else if (photo) photo.result = result as PhotoResult | null
    told.push([id, result])
  }
  return createCommands({
    photos: {
      photos: () => [...photos].reverse(),
      photo: (id) => find(id) ?? null,
      photoPath: (id) => join(folder, find(id)?.name ?? ''),
      expectResult(id) {
        const photo = find(id)
        if (photo) photo.result = null
      },
      setResult,
    },
    command,
    runner: { run: runProgram, prepare() {}, close() {} },
    measurer: {
      measure: async () => ({ ...unknownFacts('png'), size: { width: 2, height: 1 } }),
    },
    pictures: {
      keep: async (name, bytes) => {
        if (isDiskFull) throw new Error('ENOSPC')
        kept.push([name, bytes.length])
        return name
      },
    },
    now: () => 7,
    log: NO_LOG,
  })
}
function save(commands: ReturnType<typeof open>, photo: Photo) {
  photos.push(photo)
  commands.follow({ type: 'saved', photo })
}
const resultsOf = (count: number) =>
  until(`${count} results`, () => told.filter(([, result]) => result).length >= count)

describe('commands', () => {
  it('run for each photo that a phone has saved, and their words are its result', async () => {
    const commands = open(commandOf('console.log(process.argv[1])'))
    save(commands, photoAt(1))
    expect(photos[0]?.result).toBeNull()
    await resultsOf(1)
    expect(photos[0]?.result).toEqual({
      ...{ state: 'done', label: '/in/1.jpg', text: '/in/1.jpg', values: {}, image: null },
      ...{ error: null, at: 7 },
    })
    await commands.close()
  })

  it('do not run for what a person has put into the folder, nor where there is none', async () => {
    save(open(commandOf('')), photoAt(1, { sender: { id: 'folder', name: 'Folder' } }))
    save(open(null), photoAt(2))
    expect(photos.map(({ result }) => result)).toEqual([undefined, undefined])
  })

  it('keep the picture that they give, where it is one', async () => {
    const image = 'data:image/png;base64,AAEC'
    const commands = open(commandOf(`console.log('${JSON.stringify({ image })}')`))
    save(commands, photoAt(1))
    await resultsOf(1)
    expect(photos[0]?.result?.image).toEqual({ format: 'png', width: 2, height: 1 })
    expect(kept).toEqual([[idOf(1), 3]])
    photos = []
    const wrong = image.replace('png', 'jpeg')
    const others = open(commandOf(`console.log('${JSON.stringify({ image: wrong })}')`))
    save(others, photoAt(2))
    await resultsOf(2)
    expect(photos[0]?.result?.image).toBeNull()
    expect(kept).toHaveLength(1)
  })

  it('keep what they say where there is no room for their picture', async () => {
    isDiskFull = true
    const said = { label: 'sharp', image: 'data:image/png;base64,AAEC' }
    save(open(commandOf(`console.log('${JSON.stringify(said)}')`)), photoAt(1))
    await resultsOf(1)
    expect(photos[0]?.result).toMatchObject({ state: 'done', label: 'sharp', image: null })
  })

  it('say why they failed, with their last words', async () => {
    const commands = open(
      commandOf('console.log("half"); console.error("no ink"); process.exit(2)'),
    )
    save(commands, photoAt(1))
    await resultsOf(1)
    const error = { code: 'COMMAND_FAILED', program: 'node', exit: '2' }
    expect(photos[0]?.result).toMatchObject({ state: 'failed', label: '', text: 'no ink', error })
  })

  it('fail where what they print begins as JSON and is none, and show it', async () => {
    const printed = '{"label":"from curl","text":"line 1'
    save(open(commandOf(`console.log(${JSON.stringify(printed)})`)), photoAt(1))
    await resultsOf(1)
    const error = { code: 'COMMAND_NOT_JSON', program: 'node' }
    expect(photos[0]?.result).toMatchObject({ state: 'failed', label: '', text: printed, error })
  })

  it('run at most two at a time, the oldest photo first', async () => {
    const file = join(await tempFolder(), 'log')
    const note = (what: string) =>
      `require('fs').appendFileSync(${JSON.stringify(file)}, '${what}' + process.argv[1] + '\\n')`
    const commands = open(commandOf(`${note('+')}; setTimeout(() => ${note('-')}, 50)`), '')
    for (let at = 1; at <= 6; at += 1) save(commands, photoAt(at))
    await resultsOf(6)
    const lines = (await readFile(file, 'utf8')).trim().split('\n')
    let running = 0
    for (const line of lines) {
      running += line.startsWith('+') ? 1 : -1
      expect(running).toBeLessThanOrEqual(2)
    }
    expect(lines).toHaveLength(12)
    expect(told[0]?.[0]).toMatch(/[12]$/)
    expect(told[5]?.[0]).toMatch(/[56]$/)
  })

  it('go on after a restart with those they did not reach, and with what was ended', async () => {
    const first = open(commandOf('setInterval(() => {}, 1000)'))
    for (const at of [1, 2, 3]) save(first, photoAt(at))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await first.close()
    expect(told).toEqual([])
    const second = open(commandOf('console.log(1)'))
    await new Promise((resolve) => setTimeout(resolve, 200))
    // Nobody would hear of it yet.
    expect(told).toEqual([])
    second.resume()
    await resultsOf(3)
    expect(photos.map(({ result }) => result?.text)).toEqual(['1', '1', '1'])
    await second.close()
  })

  it('are given up where there is no command any more', async () => {
    const commands = open(commandOf('setInterval(() => {}, 1000)'))
    for (const at of [1, 2, 3]) save(commands, photoAt(at))
    commands.set(null)
    expect(photos.map(({ result }) => result)).toEqual([undefined, undefined, undefined])
    photos.push(photoAt(4, { result: null }))
    open(null).resume()
    expect(photos[3]?.result).toBeUndefined()
    await commands.close()
  })

  it('run again when they are asked to, once for each photo', async () => {
    photos.push(photoAt(1))
    const commands = open(commandOf('console.log("again")'))
    commands.runAgain([idOf(1), idOf(1), idOf(2)])
    expect(told).toEqual([[idOf(1), null]])
    await resultsOf(1)
    expect(photos[0]?.result?.text).toBe('again')
  })

  it('are not reached by photos beyond the bound, which say so', async () => {
    photos = Array.from({ length: MOST_WAITING + 1 }, (_, at) => photoAt(at, { result: null }))
    const commands = open(commandOf('setInterval(() => {}, 1000)'))
    commands.resume()
    expect(photos.filter(({ result }) => result)).toHaveLength(1)
    expect(photos.at(-1)?.result?.error?.code).toBe('COMMAND_NOT_REACHED')
    await commands.close()
  })

  it('are waited for by who wants the result, until it is there or nobody waits any more', async () => {
    const commands = open(commandOf('setTimeout(() => console.log("late"), 200)'))
    save(commands, photoAt(1))
    const gone = new AbortController()
    const inVain = commands.settled(idOf(1), gone.signal)
    gone.abort()
    await inVain
    expect(photos[0]?.result).toBeNull()
    await commands.settled(idOf(1), new AbortController().signal)
    expect(photos[0]?.result?.text).toBe('late')
    await commands.settled(idOf(9), new AbortController().signal)
    await commands.close()
  })
})
