import { expect, it } from 'vitest'
import { type CommandHost, createRunner, type FromHost, type ToHost } from './runner'

const run = (signal = new AbortController().signal) => ({
  ...{ program: 'p', arguments: [], environment: {}, limitMs: 1000, signal },
})
function hosts() {
  const opened: { told: ToHost[]; answer(message: FromHost): void; exit(): void }[] = []
  const start = (): CommandHost => {
    const told: ToHost[] = []
    let [answer, exit] = [(_: FromHost) => {}, () => {}]
    opened.push({ told, answer: (message) => answer(message), exit: () => exit() })
    return {
      post: (message) => void told.push(message),
      onMessage(listener) {
        answer = listener
      },
      onExit(listener) {
        exit = listener
      },
      end() {},
    }
  }
  return { opened, start }
}
const ran = (text: string): FromHost['ran'] => ({
  ...{ end: { how: 'died', signal: text }, output: Buffer.from(text), errors: new Uint8Array() },
})

it('gives each answer to who has asked, from one process', async () => {
  const { opened, start } = hosts()
  const runner = createRunner(start)
  const both = [runner.run(run()), runner.run(run())]
  opened[0]?.answer({ id: 2, ran: ran('b') })
  opened[0]?.answer({ id: 1, ran: ran('a') })
  expect((await Promise.all(both)).map(({ output }) => `${output}`)).toEqual(['a', 'b'])
  expect(opened).toHaveLength(1)
})

it('tells the process to stop one', () => {
  const { opened, start } = hosts()
  const stop = new AbortController()
  void createRunner(start).run(run(stop.signal))
  stop.abort()
  expect(opened[0]?.told[1]).toEqual({ stop: 1 })
})

it('fails what runs when the process has ended, and goes on with another one', async () => {
  const { opened, start } = hosts()
  const runner = createRunner(start)
  const lost = runner.run(run())
  opened[0]?.exit()
  await expect(lost).rejects.toThrow('has ended')
  const next = runner.run(run())
  opened[1]?.answer({ id: 2, ran: ran('c') })
  expect(`${(await next).output}`).toBe('c')
})
