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
const NAME = 'annas-laptop.local'

let network: NetworkNamespace
let home: Home
let laptop: TerminalReceiver
/** Starts a program on the laptop, which has a name of its own. */
let inside: string[]
beforeEach(async () => {
  network = forThisTest(await makeNetworkNamespace())
  await network.join(HOME_WIFI)
  home = forThisTest(await makeHome())
  const named = 'hostname Annas-Laptop && exec "$@"'
  inside = [...network.wrap, 'unshare', '--uts', 'sh', '-c', named, 'sh']
  laptop = forThisTest(await startTerminalReceiver(home, [], inside, null))
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

  // A page of ours that was opened over the old address may read what it is answered, and nobody
  // else.
  const readable = async (origin: string, url: string, ...args: string[]) => {
    const answer = await network.curl('-i', '-H', `Origin: ${origin}`, ...args, url)
    const allowed = /^access-control-allow-origin: (.*?)\r?$/im.exec(answer)?.[1] ?? null
    return [Number(answer.split(' ')[1]), allowed]
  }
  const old = `http://${HOME_WIFI}:${port}`
  const [now, list] = [new URL(moved.url).origin, `${moved.url}addresses`]
  expect(await readable(old, list)).toEqual([200, old])
  expect(await readable(now, list)).toEqual([200, null])
  for (const stranger of [
    'http://evil.example',
    `http://${HOME_WIFI}:1`,
    `https://${HOME_WIFI}:${port}`,
  ])
    expect(await readable(stranger, list)).toEqual([403, null])
  expect(await readable(old, `${now}/${'x'.repeat(22)}/addresses`)).toEqual([404, null])
  expect(await readable(old, `${now}/join`, '-d', 'code=1')).toEqual([403, null])
  // By its own name it is asked wherever it is, and by no other name.
  const named = (name: string) => statusOf('-H', `Host: ${name}:${port}`, moved.url)
  expect([await named(NAME), await named('other.local')]).toEqual(['200', '403'])
  const preflight = ['-X', 'OPTIONS', '-H', 'Access-Control-Request-Method: PATCH']
  expect(await readable(old, `${moved.url}uploads/${id}`, ...preflight)).toEqual([204, old])
  expect(await readable('http://evil.example', list, ...preflight)).toEqual([403, null])
})

it('an encrypted laptop that changes its Wi-Fi shows a certificate for its new address', async () => {
  await laptop.close()
  laptop = forThisTest(await startTerminalReceiver(home, ['--https'], inside, null))
  const trusted = ['--cacert', join(home.data, 'certificate.pem')]
  expect(await statusOf(...trusted, laptop.listening.url)).toBe('200')
  const { port, token } = laptop.listening
  const found = ['--resolve', `${NAME}:${port}:${HOME_WIFI}`]
  expect(await statusOf(...trusted, ...found, `https://${NAME}:${port}/${token}/`)).toBe('200')
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
