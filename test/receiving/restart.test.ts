import { beforeEach, expect, it } from 'vitest'
import { type Home, makeHome } from '../support/home'
import { longPhoto } from '../support/long-photo'
import { openPiece } from '../support/open-piece'
import { forThisTest } from '../support/opened'
import { isSavedWhole } from '../support/saved-whole'
import { startTerminalReceiver, type TerminalReceiver } from '../support/terminal-receiver'
import { newId, offsetOf, tusRequests } from '../support/tus-request'
import { until } from '../support/until'

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
    // A receiver that may end in peace has written down every byte; a killed one what was surely there.
    expect(offset).toBe(signal === 'SIGTERM' ? 2 * MB : MB)
    expect((await tus.patch(id, offset, photo.bytes.subarray(offset))).status).toBe(204)
    expect(await isSavedWhole(home.folder, photo)).toBe(true)
  },
)
