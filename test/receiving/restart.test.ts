import { beforeEach, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { openPiece } from '../support/network/open-piece'
import { send } from '../support/network/photo-request'
import { newId, offsetOf, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { type Home, makeHome } from '../support/window/home'

const MB = 1024 * 1024

let home: Home
let laptop: TerminalReceiver
beforeEach(async () => {
  home = forThisTest(await makeHome())
  laptop = forThisTest(await startTerminalReceiver(home, ['--port', '0']))
})

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'after %s in the middle of a photo, the next start has the same address, code and bytes',
  async (signal) => {
    const photo = await longPhoto(3 * MB)
    const { url, code } = laptop.listening
    const id = newId()
    const tus = tusRequests(url)
    await tus.create(photo.bytes.length, { id, filename: photo.name })
    await tus.patch(id, 0, photo.bytes.subarray(0, MB))
    const piece = openPiece(`${url}uploads/${id}`, MB, photo.bytes.length - MB)
    await piece.write(photo.bytes.subarray(MB, 2 * MB))
    await until('another megabyte', async () => offsetOf(await tus.head(id)) === 2 * MB)
    await laptop.stop(signal)
    await expect(piece.answer).rejects.toThrow()

    laptop = forThisTest(await startTerminalReceiver(home))
    expect(laptop.listening).toMatchObject({ url, code })
    const offset = offsetOf(await tus.head(id))
    // A receiver that may end in peace has written down every byte; a killed one what was surely
    // there.
    expect(offset).toBe(signal === 'SIGTERM' ? 2 * MB : MB)
    expect((await tus.patch(id, offset, photo.bytes.subarray(offset))).status).toBe(204)
    expect(await isSavedWhole(home.folder, photo)).toBe(true)
  },
)

it('after a kill, a photo of the draft goes on from the offset that was told last', async () => {
  const photo = await longPhoto(MB)
  const draft = { 'Upload-Draft-Interop-Version': 8, 'Upload-Complete': '?0' }
  const half = photo.bytes.length >> 1
  for (let again = 0; again < 3; again += 1) {
    const { url } = laptop.listening
    const begun = await send(`${url}api/photos`, {
      headers: { ...draft, 'X-FileName': `${again}.jpg`, 'Upload-Length': photo.bytes.length },
      body: photo.bytes.subarray(0, again === 0 ? half : MB >> 4),
    })
    const place = String(begun.headers.location)
    let told = Number(begun.headers['upload-offset'])
    if (again > 0) {
      const type = { 'Content-Type': 'application/partial-upload', 'Upload-Offset': told }
      const body = photo.bytes.subarray(told, half)
      const more = await send(place, { method: 'PATCH', headers: { ...draft, ...type }, body })
      told = Number(more.headers['upload-offset'])
    }
    expect(told).toBe(half)
    await laptop.stop('SIGKILL')
    laptop = forThisTest(await startTerminalReceiver(home))
    const now = await send(place, {
      ...{ method: 'HEAD', headers: { 'Upload-Draft-Interop-Version': 8 } },
    })
    expect([now.status, Number(now.headers['upload-offset'])]).toEqual([204, half])
  }
})
