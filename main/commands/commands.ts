import { BY_HAND, type Photo } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { Command, PhotoResult } from '../../contract/result'
import type { Log } from '../base/log'
import type { Measurer } from '../image/measure'
import type { PictureCache } from '../library/picture-cache'
import { argumentsFor, environmentFor, programName, valuesOf } from './command-line'
import { failed, resultOf } from './result-of'
import type { Runner } from './runner'

/** Runs the command for photos. No photo ever waits for it: it is saved and acknowledged before. */
export interface Commands {
  /**
   * Begins with what an earlier run of the program has left. Not before somebody hears of the
   * results.
   */
  resume(): void
  follow(event: ReceiverEvent): void
  /** Another command from now on, for those too that wait; null: none, and what runs is ended. */
  set(command: Command | null): void
  /** Runs it for these photos, whether it has run for them or not. */
  runAgain(photoIds: readonly string[]): void
  /** Resolves when the result of a photo is there or none will come, at the latest on `signal`. */
  settled(photoId: string, signal: AbortSignal): Promise<void>
  /** Ends what runs. What waits, and what was ended, runs at the next start. */
  close(): Promise<void>
}

export interface CommandsDeps {
  photos: {
    /** Newest first. */
    photos(): Photo[]
    photo(id: string): Photo | null
    photoPath(id: string): string | null
    /** Writes down that a result will come, without an event. */
    expectResult(id: string): void
    /** Writes down a result, null where another will come, undefined where none will; `result`. */
    setResult(id: string, result: PhotoResult | null | undefined): void
  }
  command: Command | null
  runner: Runner
  measurer: Pick<Measurer, 'measure'>
  pictures: Pick<PictureCache, 'keep'>
  now(): number
  log: Pick<Log, 'error'>
}

const AT_ONCE = 2
/** Photos that wait for their turn. Each is an id; those beyond are not run, and say so. */
export const MOST_WAITING = 10_000

/** A photo whose result is still to come, also from before a restart. */
const isExpected = ({ result }: Photo) => result === null

export function createCommands(deps: CommandsDeps): Commands {
  const { photos, runner, log } = deps
  let command = deps.command
  let isClosed = false
  /** The oldest first. */
  const waiting = new Set<string>()
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>()
  /** Who waits for a result. Bounded by the requests in flight. */
  const listeners = new Map<string, Set<() => void>>()

  function finish(id: string, result: PhotoResult | undefined): void {
    photos.setResult(id, result)
    for (const tell of listeners.get(id) ?? []) tell()
  }

  function add(id: string): void {
    if (command === null || isClosed || waiting.has(id) || running.has(id)) return
    if (waiting.size >= MOST_WAITING) {
      const error = { code: 'COMMAND_NOT_REACHED', program: programName(command) } as const
      finish(id, failed(error, deps.now()))
      return
    }
    waiting.add(id)
    // Who saved it goes on first.
    setImmediate(next)
  }

  function next(): void {
    while (command !== null && !isClosed && running.size < AT_ONCE) {
      const [id] = waiting
      if (id === undefined) return
      waiting.delete(id)
      const photo = photos.photo(id)
      const path = photos.photoPath(id)
      if (photo === null || path === null) continue
      const stop = new AbortController()
      const done = run(photo, path, command, stop.signal)
        .catch((error: unknown) => {
          log.error(`The command failed for ${id}:`, error)
          const program = programName(command ?? { program: '' })
          finish(id, failed({ code: 'COMMAND_NOT_STARTED', program }, deps.now()))
        })
        .finally(() => {
          running.delete(id)
          next()
        })
      running.set(id, { stop, done })
    }
  }

  async function run(
    photo: Photo,
    path: string,
    current: Command,
    signal: AbortSignal,
  ): Promise<void> {
    const values = valuesOf(photo, path)
    const ran = await runner.run({
      program: current.program,
      arguments: argumentsFor(current.arguments, values),
      environment: environmentFor(values),
      limitMs: current.seconds * 1000,
      signal,
    })
    if (ran.end.how === 'stopped') return
    const of = { photoId: photo.id, command: current, now: deps.now() }
    finish(photo.id, await resultOf(ran, of, deps))
  }

  /** What an earlier run of the program, or an earlier stay in this folder, has left. */
  function resume(): void {
    waiting.clear()
    const expected = photos.photos().filter(isExpected).reverse()
    // A command that somebody chooses later is not meant for them.
    for (const { id } of expected) if (command === null) finish(id, undefined)
    for (const { id } of expected) add(id)
  }
  // While nobody waits for anything yet.
  if (command !== null) runner.prepare()

  return {
    resume,
    follow(event) {
      if (event.type === 'folder-changed') resume()
      if (event.type === 'restored' && isExpected(event.photo)) add(event.photo.id)
      if (event.type !== 'saved' || command === null || isClosed) return
      if (event.photo.sender.id === BY_HAND.id) return
      photos.expectResult(event.photo.id)
      add(event.photo.id)
    },
    set(wanted) {
      command = wanted
      if (wanted !== null) return next()
      for (const { stop } of running.values()) stop.abort()
      for (const id of [...running.keys(), ...waiting]) finish(id, undefined)
      waiting.clear()
    },
    runAgain(ids) {
      if (command === null || isClosed) return
      for (const id of ids) {
        if (running.has(id) || waiting.has(id) || photos.photo(id) === null) continue
        photos.setResult(id, null)
        add(id)
      }
    },
    settled(id, signal) {
      const photo = photos.photo(id)
      if (!photo || !isExpected(photo) || signal.aborted || isClosed) return Promise.resolve()
      return new Promise((resolve) => {
        const tellers = listeners.get(id) ?? new Set()
        const tell = () => {
          signal.removeEventListener('abort', tell)
          tellers.delete(tell)
          if (tellers.size === 0) listeners.delete(id)
          resolve()
        }
        listeners.set(id, tellers.add(tell))
        signal.addEventListener('abort', tell, { once: true })
      })
    },
    async close() {
      isClosed = true
      waiting.clear()
      for (const { stop } of running.values()) stop.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
      runner.close()
      for (const tell of [...listeners.values()].flatMap((each) => [...each])) tell()
    },
  }
}
