import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { LANGUAGES } from '../../contract/language'
import type { Settings } from '../../contract/settings'
import { openNetworkTunnel } from '../support/network/network-tunnel'
import { makeWatchedNetwork, type WatchedNetwork } from '../support/network/watched-network'
import { createOpened } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { startTerminalReceiver } from '../support/receiver/terminal-receiver'
import { until } from '../support/until'
import { type DesktopApp, startDesktopApp } from '../support/window/desktop-app'
import { type Home, makeHome } from '../support/window/home'
import { codeUrl } from '../support/window/window-bridge'
import { startXDisplay } from '../support/x11/x-display'

const opened = createOpened()
let network: WatchedNetwork
let home: Home
let photo: string
/** Ports that phones have asked. */
const receivers = new Set<number>()

beforeAll(async () => {
  network = opened(await makeWatchedNetwork())
  home = opened(await makeHome())
  const { name, bytes } = await noisePhoto(800, 600)
  photo = join(home.path, name)
  await writeFile(photo, bytes)
})

/** All that left and is no answer to a phone, as text. */
const left = async () =>
  (await network.packets())
    .filter(({ protocol, from }) => protocol !== 'tcp' || !receivers.has(from.port))
    .map(({ protocol, to, asks }) => `${protocol} ${to.address}:${to.port} ${asks ?? ''}`.trim())

/** A phone sends the photo. @returns what it hears of it */
async function send(url: string): Promise<{ id: string }> {
  receivers.add(Number(new URL(url).port))
  return JSON.parse(await network.curl('--insecure', '--upload-file', photo, url))
}

/** Ways out of a page, as one that was taken over would try them. @returns when all have ended */
async function tryAllWays(): Promise<void> {
  const server = '203.0.113.9'
  for (const [rel, href] of [
    ['dns-prefetch', 'https://prefetch.example'],
    ['preconnect', 'https://preconnect.example'],
    ['preconnect', `https://${server}`],
    ['prefetch', 'https://fetched.example/'],
  ] as const) {
    document.head.append(Object.assign(document.createElement('link'), { rel, href }))
  }
  navigator.sendBeacon('https://beacon.example/')
  new Image().src = `https://${server}/picture.png`
  const peer = new RTCPeerConnection({
    iceServers: [
      { urls: [`stun:${server}:3478`, 'stun:stun.example:3478'] },
      {
        urls: [`turn:${server}:3478?transport=tcp`, `turns:${server}:443?transport=tcp`],
        ...{ username: 'x', credential: 'x' },
      },
    ],
  })
  peer.createDataChannel('x')
  await peer.setLocalDescription()
  const gathered = new Promise((done) => {
    peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && done(null)
  })
  const late = new Promise((done) => setTimeout(done, 5000))
  await Promise.all([
    Promise.race([gathered, late]),
    fetch(`https://${server}/`).catch(() => {}),
    fetch('https://fetch.example/').catch(() => {}),
    new Promise((done) => {
      new WebSocket(`wss://${server}/`).onerror = done
    }),
  ])
  peer.close()
}

const pictureIn = ({ window }: DesktopApp, id: string) =>
  window.evaluate(
    (source) =>
      new Promise<number>((done) => {
        const picture = new Image()
        picture.onload = () => done(picture.naturalWidth)
        picture.onerror = () => done(0)
        picture.src = source
      }),
    `photo://thumb/${id}`,
  )

it('nothing leaves the window and the thumbnailer but answers to phones, from start to quit', async () => {
  const display = opened(await startXDisplay())
  const tunnel = opened(await openNetworkTunnel(network, home.path))
  const app = opened(await startDesktopApp({ display, home, network: tunnel }))
  const { window } = app
  const change = (some: Partial<Settings>) =>
    window.evaluate(`bridge.changeSettings(${JSON.stringify(some)})`)

  const { id } = await send(await codeUrl(window))
  await until('the picture', async () => (await pictureIn(app, id)) > 0)
  await window.getByRole('button', { name: 'Settings', exact: true }).click()
  for (const language of LANGUAGES) await change({ language })
  await change({ encrypted: true })
  const url = await until('https', async () => {
    const now = await codeUrl(window)
    return now.startsWith('https:') && now
  })
  await send(url)
  const old = ['--tls-max', '1.2', '--ciphers', 'ECDHE-ECDSA-AES128-SHA']
  await expect(network.curl('--insecure', ...old, url)).rejects.toThrow('handshake')
  expect(await left()).toEqual([])

  await window.evaluate(tryAllWays)
  await app.electron.evaluate(async ({ session }) => {
    const other = session.fromPartition('another')
    await other.fetch('https://session.example/').catch(() => {})
    await other.resolveHost('resolved.example').catch(() => {})
  })
  await app.close()
  expect(await left()).toEqual([])
})

it('nothing leaves a receiver in a terminal but answers to phones', async () => {
  const args = ['--port', '0', '--https']
  const place = opened(await makeHome())
  const receiver = opened(await startTerminalReceiver(place, args, network.wrap, null))
  await send(receiver.listening.url)
  await receiver.event('saved')
  await receiver.stop('SIGTERM')
  expect(await left()).toEqual([])
})
