import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { makeNetworkNamespace, type NetworkNamespace } from '../support/network/network-namespace'
import { newId } from '../support/network/tus-request'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver, type TerminalReceiver } from '../support/receiver/terminal-receiver'
import { type Home, makeHome } from '../support/window/home'

const HOME_WIFI = '192.168.7.20'
const CAFE_WIFI = '10.20.30.40'

let network: NetworkNamespace
let home: Home
let laptop: TerminalReceiver
beforeEach(async () => {
  network = forThisTest(await makeNetworkNamespace())
  await network.join(HOME_WIFI)
  home = forThisTest(await makeHome())
  laptop = forThisTest(await startTerminalReceiver(home, [], network.wrap, null))
})

const TUS = ['-H', 'Tus-Resumable: 1.0.0']
const statusOf = (...args: string[]) =>
  network.curl('-o', join(home.path, 'answer'), '-w', '%{http_code}', ...args)

it('a laptop that changes its Wi-Fi tells its new address, refuses the old one, and goes on', async () => {
  const photo = await noisePhoto(600, 400)
  const half = photo.bytes.length >> 1
  const [first, last] = [join(home.path, 'first'), join(home.path, 'last')]
  await writeFile(first, photo.bytes.subarray(0, half))
  await writeFile(last, photo.bytes.subarray(half))
  const { url: oldUrl, port, token } = laptop.listening
  expect(oldUrl).toBe(`http://${HOME_WIFI}:${port}/${token}/`)

  const id = newId()
  const metadata = `Upload-Metadata: id ${btoa(id)},filename ${btoa(photo.name)}`
  const length = `Upload-Length: ${photo.bytes.length}`
  const create = [...TUS, '-X', 'POST', '-H', length, '-H', metadata]
  expect(await statusOf(...create, `${oldUrl}uploads`)).toBe('201')
  const patch = (offset: number, file: string) => [
    ...[...TUS, '-X', 'PATCH', '-H', `Upload-Offset: ${offset}`],
    ...['-H', 'Content-Type: application/offset+octet-stream', '--data-binary', `@${file}`],
  ]
  expect(await statusOf(...patch(0, first), `${oldUrl}uploads/${id}`)).toBe('204')

  await network.leave(HOME_WIFI)
  await network.join(CAFE_WIFI)
  const moved = await laptop.event('listening', ({ address }) => address.address === CAFE_WIFI)
  expect(moved.url).toBe(`http://${CAFE_WIFI}:${port}/${token}/`)
  expect(moved.code).toBe(laptop.listening.code)
  expect(moved.addresses.map(({ address }) => address)).toEqual([CAFE_WIFI])

  // A page that still believes in the old address, say through a proxy or a name that resolves
  // elsewhere now.
  const oldHost = ['-H', `Host: ${HOME_WIFI}:${port}`]
  expect(await statusOf(...patch(half, last), ...oldHost, `${moved.url}uploads/${id}`)).toBe('403')
  expect(await statusOf(...patch(half, last), `${moved.url}uploads/${id}`)).toBe('204')
  expect(await isSavedWhole(home.folder, photo)).toBe(true)
})

it('an encrypted laptop that changes its Wi-Fi shows a certificate for its new address', async () => {
  await laptop.close()
  laptop = forThisTest(await startTerminalReceiver(home, ['--https'], network.wrap, null))
  const trusted = ['--cacert', join(home.data, 'certificate.pem')]
  expect(await statusOf(...trusted, laptop.listening.url)).toBe('200')
  await network.leave(HOME_WIFI)
  await network.join(CAFE_WIFI)
  const moved = await laptop.event('listening', ({ address }) => address.address === CAFE_WIFI)
  expect(moved.url).toMatch(`https://${CAFE_WIFI}:`)
  expect(await statusOf(...trusted, moved.url)).toBe('200')
})

it('a laptop without any network says that no phone can reach it, and tells when that changes', async () => {
  await network.leave(HOME_WIFI)
  const alone = await laptop.event('listening', ({ address }) => address.kind === 'loopback')
  expect(alone.url).toContain('127.0.0.1')
  await network.join(CAFE_WIFI)
  const back = await laptop.event('listening', ({ address }) => address.address === CAFE_WIFI)
  expect(back.address.kind).toBe('wifi')
})
