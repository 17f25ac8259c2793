import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { HEADERS, type Receipt, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/http'
import { newId } from '../../test/support/network/tus-request'
import { startDesktopApp } from '../../test/support/window/desktop-app'
import { makeHome } from '../../test/support/window/home'
import { codeUrl } from '../../test/support/window/window-bridge'
import { startXDisplay } from '../../test/support/x11/x-display'
import { PROJECT } from '../../tools/setup/project.mjs'
import type { Client } from '../client'
import type { Picture, Piece } from '../picture'
import { startChild } from './child'
import type { Peer } from './peer'

const VERSION = { [HEADERS.tusResumable]: TUS_VERSION }

const pieceHeaders = (piece: Piece) => ({
  'Content-Type': TUS_CONTENT_TYPE,
  [HEADERS.uploadChecksum]: piece.checksum,
})

function metadata(id: string, { name, edge }: Picture, sender: string): string {
  const fields = {
    ...{ id, filename: name, filetype: 'image/jpeg', edge },
    ...{ lastModified: edge.split('-')[1] ?? '', sender, senderName: 'Bench' },
  }
  return Object.entries(fields)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}

const creation = (url: URL, picture: Picture, sender: string) => {
  const id = newId()
  const headers = {
    ...VERSION,
    [HEADERS.uploadLength]: `${picture.length}`,
    [HEADERS.uploadMetadata]: metadata(id, picture, sender),
  }
  return { id, create: { method: 'POST', path: `${url.pathname}uploads`, headers } as const }
}

function expectSaved(text: string): void {
  const receipt: Receipt = JSON.parse(text)
  if (receipt.state !== 'saved' || receipt.duplicate)
    throw new Error(`Snapland did not save it: ${text}`)
}

/**
 * As the phone page sends: a photo of one piece in one request, a longer one piece by piece, and
 * the receipt at the end.
 */
export async function sendAsPage(
  client: Client,
  url: URL,
  picture: Picture,
  sender = 'bench',
): Promise<void> {
  const { id, create } = creation(url, picture, sender)
  const [first, ...more] = picture.pieces
  if (first && more.length === 0) {
    const headers = { ...create.headers, ...pieceHeaders(first) }
    expectSaved((await client.send({ ...create, headers, body: [first.bytes] })).text)
    return
  }
  await client.send(create)
  const path = `${create.path}/${id}`
  let offset = 0
  for (const piece of picture.pieces) {
    const headers = { ...VERSION, ...pieceHeaders(piece), [HEADERS.uploadOffset]: `${offset}` }
    await client.send({ method: 'PATCH', path, headers, body: [piece.bytes] })
    offset += piece.bytes.length
  }
  expectSaved((await client.send({ method: 'GET', path })).text)
}

/**
 * As other programs may send: the whole file in one PATCH, without a checksum, which one would need
 * to know before its end.
 */
async function sendInOnePatch(client: Client, url: URL, picture: Picture): Promise<void> {
  const { id, create } = creation(url, picture, 'bench')
  await client.send(create)
  const path = `${create.path}/${id}`
  await client.send({
    ...{ method: 'PATCH', path, body: picture.pieces.map(({ bytes }) => bytes) },
    headers: { ...VERSION, 'Content-Type': TUS_CONTENT_TYPE, [HEADERS.uploadOffset]: '0' },
  })
  expectSaved((await client.send({ method: 'GET', path })).text)
}

/**
 * @param home an empty folder of its own
 * @param project the folder of a built Snapland; left out, this one
 * @param wrap the program that starts it, with its arguments
 */
export async function startReceiver(home: string, project = PROJECT, wrap: string[] = []) {
  const folder = join(home, 'photos')
  await mkdir(folder)
  const [command = '', ...before] = [...wrap, process.execPath]
  const child = startChild(home, command, [
    ...before,
    join(project, 'out/main/headless.js'),
    ...['--json', '--host', '127.0.0.1', '--port', '0', '--folder', folder],
    ...['--data', join(home, 'data')],
  ])
  const { url }: { url: string } = JSON.parse(await child.firstLine())
  return { folder, url: new URL(url), pid: child.pid, close: child.close }
}

function snapland(
  name: string,
  setUp: string,
  send: typeof sendInOnePatch,
  project?: string,
): Peer {
  return {
    name,
    setUp,
    async start(home) {
      const { url, ...receiver } = await startReceiver(home, project)
      return {
        ...receiver,
        port: Number(url.port),
        send: (client, picture) => send(client, url, picture),
      }
    },
  }
}

const DURABLE =
  'the terminal receiver as `npm run receive -- --json` starts it. Each photo is looked at, synced to the disk (`fsync`), named without ' +
  'overwriting, its folder synced, and recorded in the index, all before it is answered.'

export const snaplandAsPage = snapland(
  'Snapland',
  `${DURABLE} Sent as the phone page sends: one request a photo, pieces of 8 MiB for longer files, each with a CRC-32 that is checked.`,
  sendAsPage,
)

export const snaplandOnePatch = snapland(
  'Snapland, one PATCH',
  'the same receiver; the whole file in one request, without a checksum.',
  sendInOnePatch,
)

/** Another build of Snapland, which sends as this one's page does. */
export const snaplandBuild = (name: string, project: string): Peer =>
  snapland(name, 'the terminal receiver of another commit.', sendAsPage, project)

/** The window's own main process, with the window open: its other processes count too. */
export const snaplandInWindow: Peer = {
  name: 'Snapland, with its window',
  setUp:
    'the same receiver in the app’s main process, the window open on a display without a screen: it shows each photo, and all of Electron’s ' +
    'processes are counted.',
  async start() {
    const [display, home] = [await startXDisplay(), await makeHome()]
    const app = await startDesktopApp({ display, home, args: ['--port', '0'] })
    const url = new URL(await codeUrl(app.window))
    return {
      ...{ port: Number(url.port), folder: home.folder },
      pid: app.electron.process().pid ?? 0,
      send: (client, picture) => sendAsPage(client, url, picture),
      async close() {
        for (const thing of [app, display, home]) await thing.close()
      },
    }
  },
}
