import { randomBytes } from 'node:crypto'
import { access, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type PictureOptions, paintPicture, SCENE_NAMES } from '../../test/fixtures/paint'
import { freePort } from '../../test/support/network/free-port'
import { newId, tusRequests } from '../../test/support/network/tus-request'

/** The pretended phone sends a photo this often, in this many pieces. */
const EVERY_MS = 15_000
const PIECES = 20
const PIECE_MS = 150
const SENDER = { sender: 'demo-phone', senderName: 'Demo phone' }

/**
 * Fills a folder with painted photos and lets a pretended phone send one now and then.
 * @returns the options with which the app listens to it
 */
export async function startDemo(folder: string, signal: AbortSignal): Promise<string[]> {
  for (const seed of SCENE_NAMES.keys()) {
    const path = join(folder, `IMG_${1001 + seed}.jpg`)
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (!isThere) await writeFile(path, await paintPicture(photo(seed)))
  }
  const [port, token] = [await freePort(), randomBytes(16).toString('base64url')]
  void sendNowAndThen(`http://127.0.0.1:${port}/${token}/`, signal)
  return ['--port', `${port}`, '--token', token]
}

/** Every third one is upright. */
const photo = (seed: number): PictureOptions =>
  seed % 3 === 2
    ? { seed, width: 1200, height: 1600, format: 'jpeg' }
    : { seed, width: 1600, height: 1200, format: 'jpeg' }

async function sendNowAndThen(url: string, signal: AbortSignal): Promise<void> {
  // Of another name and content in each run, or it would be known.
  for (let seed = Math.floor(Date.now() / 1000); !signal.aborted; seed += 1) {
    const sent = await send(url, `PXL_${seed}.jpg`, await paintPicture(photo(seed))).catch(
      () => false,
    )
    // The app may be starting, stopped, or listening elsewhere.
    await pause(sent ? EVERY_MS : 1000, undefined, { ref: false })
  }
}

async function send(url: string, filename: string, bytes: Buffer): Promise<boolean> {
  const presence = (state: string, done: number) =>
    fetch(`${url}presence`, {
      method: 'POST',
      body: JSON.stringify({
        ...{ sender: SENDER.sender, name: SENDER.senderName },
        ...{ state, done, total: 1 },
      }),
    })
  const tus = tusRequests(url)
  const id = newId()
  await presence('sending', 0)
  const created = await tus.create(bytes.length, { id, filename, ...SENDER })
  if (!created.ok) return false
  const step = Math.ceil(bytes.length / PIECES)
  for (let at = 0; at < bytes.length; at += step) {
    await pause(PIECE_MS)
    const answer = await tus.patch(id, at, bytes.subarray(at, at + step))
    if (!answer.ok) return false
  }
  await presence('open', 1)
  return true
}
