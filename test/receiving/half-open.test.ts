import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { openPiece } from '../support/network/open-piece'
import { putPhoto } from '../support/network/photo-request'
import { newId, tusRequests } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const MB = 1024 * 1024
// More than the 512 that are open at most.
const SOCKETS = 600

let laptop: OpenReceiver
beforeEach(async () => {
  laptop = forThisTest(await openReceiver())
})

/** A connection that never says what it wants, from this address. */
async function halfOpen(localAddress: string): Promise<void> {
  const { port } = laptop.receiver.listening()
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write('POST /')
}

describe('600 connections that never say what they want', () => {
  it.each([
    ['from one address', () => '127.0.0.2'],
    ['from 50 addresses', (at: number) => `127.0.1.${at % 50}`],
    ['from the address of the phone itself', () => '127.0.0.1'],
  ])('%s keep no phone from finishing, and no next one from beginning', async (_, address) => {
    const photo = await longPhoto(8 * MB)
    const id = newId()
    await tusRequests(laptop.url).create(photo.bytes.length, { id, filename: photo.name })
    const piece = openPiece(`${laptop.url}uploads/${id}`, 0, photo.bytes.length)
    await piece.write(photo.bytes.subarray(0, MB))
    for (let at = 0; at < SOCKETS; at += 1) await halfOpen(address(at))
    expect((await piece.end(photo.bytes.subarray(MB))).status).toBe(204)
    expect(await isSavedWhole(laptop.folder, photo)).toBe(true)

    const next = await longPhoto(MB)
    expect((await putPhoto(laptop.url, next)).status).toBe(201)
    expect(await isSavedWhole(laptop.folder, next)).toBe(true)
  })
})
