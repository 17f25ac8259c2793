import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { createOpened } from '../support/opened'
import { PROJECT } from '../support/receiver/unprivileged'
import { useApp } from './use-app'

const opened = createOpened()
const { app, send, shown } = useApp()
/** A server that must never be asked for anything. */
let elsewhere: { url: string; asked: string[]; close(): Promise<void> }

beforeAll(async () => {
  elsewhere = opened(await startElsewhere())
})

async function startElsewhere() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*').end('you should not read this')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { url: `http://127.0.0.1:${port}/`, asked, close }
}

it('the window reaches no network, whichever way it tries', async () => {
  const outcome = await app().window.evaluate(async (url) => {
    const tries = {
      fetch: () => fetch(url),
      beacon: async () => {
        if (!navigator.sendBeacon(`${url}beacon`)) throw new Error('refused')
      },
      socket: () =>
        new Promise((done, refused) => {
          const socket = new WebSocket(url.replace('http', 'ws'))
          socket.onopen = done
          socket.onerror = refused
        }),
    }
    const all = Object.entries(tries).map(async ([name, attempt]) => {
      const reached = await attempt().then(
        () => true,
        () => false,
      )
      return [name, reached] as const
    })
    return Object.fromEntries(await Promise.all(all))
  }, elsewhere.url)
  expect(outcome.fetch).toBe(false)
  expect(outcome.socket).toBe(false)
  expect(await shown(`${elsewhere.url}picture.png`)).toBeNull()
  // Behind the content policy stands a second wall, in the session itself.
  for (const partition of ['', 'thumbnailer']) {
    const reached = await app().electron.evaluate(
      async ({ session }, given) => {
        const from = given.partition
          ? session.fromPartition(given.partition)
          : session.defaultSession
        return from.fetch(given.url).then(
          () => true,
          () => false,
        )
      },
      { url: elsewhere.url, partition },
    )
    expect(reached).toBe(false)
  }
  expect(elsewhere.asked).toEqual([])
})

it('the window reads no file by its path', async () => {
  const icon = pathToFileURL(join(PROJECT, 'main/desktop/icons/snapland.png'))
  expect(await shown(icon.href)).toBeNull()
  const read = await app().window.evaluate(() =>
    fetch('file:///etc/passwd').then(
      () => true,
      () => false,
    ),
  )
  expect(read).toBe(false)
})

it('the window sees photos by their id alone, and never what only the thumbnailer reads', async () => {
  const id = await send(120, 80)
  expect(await shown(`photo://full/${id}`)).toBe('120 x 80')
  expect(await shown(`photo://original/${id}`)).toBeNull()
  expect(await shown(`photo://full/${'0'.repeat(32)}`)).toBeNull()
  expect(await shown('photo://full/..%2f..%2fnoise.jpg')).toBeNull()
})
