import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../main/check'
import { makeNetworkNamespace, type NetworkNamespace } from './support/network/network-namespace'
import { addPhone } from './support/network/switched-phone'
import { createOpened } from './support/opened'
import { asRoot } from './support/receiver/privileges'
import { startTerminalReceiver, type TerminalReceiver } from './support/receiver/terminal-receiver'
import { PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { type Home, makeHome } from './support/window/home'

const WIFI = '192.168.7.20'
const HEADLESS = join(PROJECT, 'out/main/headless.js')

describe('npm run receive -- --check', () => {
  const opened = createOpened()
  let network: NetworkNamespace
  let home: Home
  let receiver: TerminalReceiver

  beforeAll(async () => {
    network = opened(await makeNetworkNamespace())
    home = opened(await makeHome())
  })

  const inside = (...command: string[]) =>
    asRoot('a network', network.wrap[0] ?? '', ...network.wrap.slice(1), ...command)

  /** What it prints, with the code of its end. */
  const check = (...args: string[]) =>
    new Promise<{ code: number; text: string }>((resolve) => {
      const [program = '', ...before] = network.wrap
      const command = [
        ...before,
        process.execPath,
        HEADLESS,
        '--check',
        '--data',
        home.data,
        ...args,
      ]
      execFile(program, command, (error, text) => resolve({ code: Number(error?.code ?? 0), text }))
    })
  const found = async () => {
    const { code, text } = await check('--json')
    const told: Check = JSON.parse(text)
    return { ...told, code, causes: told.findings.map((finding) => finding.code) }
  }

  it('says that there is no network', async () => {
    const { code, text } = await check()
    expect(code).toBe(1)
    expect(text).toContain('This computer is on no network.')
  })

  it.each([
    ['docker0', 'ONLY_VIRTUAL'],
    ['tailscale0', 'ONLY_VPN'],
  ])('says that %s alone is nothing for phones', async (name, cause) => {
    await network.plugIn(name, '10.99.0.1')
    expect(await found()).toMatchObject({ code: 1, causes: [cause] })
    await network.unplug(name)
  })

  it('says that a bridge of virtual machines is nothing for phones, whatever it is called', async () => {
    await network.plugIn('guest0', '10.99.0.2')
    await inside('ip', 'addr', 'flush', 'dev', 'guest0')
    for (const command of [
      ...['link add lan0 type bridge', 'link set guest0 master lan0', 'link set lan0 up'],
      'addr add 10.99.0.1/24 dev lan0',
    ])
      await inside('ip', ...command.split(' '))
    expect(await found()).toMatchObject({
      ...{ code: 1, causes: ['ONLY_VIRTUAL'] },
      address: { interfaceName: 'lan0', kind: 'virtual' },
    })
    await inside('ip', 'link', 'del', 'lan0')
    await network.unplug('guest0')
  })

  it('finds nothing on a Wi-Fi, and nobody near', async () => {
    await network.join(WIFI)
    expect(await found()).toMatchObject({
      ...{ code: 0, isRunning: false, causes: ['NOBODY_NEARBY'] },
      address: { address: WIFI, kind: 'wifi' },
    })
  })

  it('says that phones are near while a receiver is running, and leaves that alone', async () => {
    receiver = opened(await startTerminalReceiver(home, ['--port', '0'], network.wrap, null))
    await inside(
      'ip',
      'neigh',
      'add',
      '192.168.7.31',
      'lladdr',
      'da:a1:19:01:02:03',
      'dev',
      'wlan0',
    )
    const { port } = receiver.listening
    // The window's data are in another folder than the terminal's.
    const { text } = await check('--data', `${home.data}-of-another`, '--port', `${port}`)
    expect(text).toContain(`Snapland is running; its code has ${WIFI}:${port}`)
    expect(await found()).toMatchObject({
      ...{ code: 0, isRunning: true, port, causes: ['PHONES_NEARBY'] },
    })
  })

  it('says that a VPN takes all traffic', async () => {
    await network.plugIn('tun0', '10.8.0.2')
    await inside('ip', 'route', 'add', 'default', 'via', '10.8.0.1', 'dev', 'tun0')
    expect((await found()).causes).toEqual(['VPN_TAKES_ALL', 'PHONES_NEARBY'])
    await network.unplug('tun0')
  })

  it('knows a VPN by its device, whatever it is called', async () => {
    for (const command of [
      ...['tuntap add corp0 mode tun', 'link set corp0 up', 'addr add 10.8.0.2/24 dev corp0'],
      'route add default dev corp0',
    ])
      await inside('ip', ...command.split(' '))
    const { causes, findings, address } = await found()
    expect(causes[0]).toBe('VPN_TAKES_ALL')
    expect(findings[0]).toMatchObject({ network: 'corp0' })
    expect(address.address).toBe(WIFI)
    await inside('ip', 'link', 'del', 'corp0')
  })

  it('says that a firewall drops the port, with the command that opens it', async () => {
    const chain = 'type filter hook input priority 0; policy drop;'
    await inside('nft', 'add table inet guard')
    await inside('nft', `add chain inet guard in { ${chain} }`)
    await inside('nft', 'add rule inet guard in ct state established accept')
    const { url } = receiver.listening
    const code = () => network.curl('--max-time', '1', '-o', '/dev/null', '-w', '%{http_code}', url)
    await expect(code()).rejects.toThrow()

    const { text } = await check()
    expect(text).toContain('lets no phone in')
    const command = /^ {4}sudo (nft .*)$/m.exec(text)?.[1] ?? ''
    expect(await found()).toMatchObject({ code: 1, causes: ['FIREWALL_CLOSED', 'PHONES_NEARBY'] })
    await inside(...command.split(' '))
    expect((await found()).causes).toEqual(['PHONES_NEARBY'])
    expect(await code()).toBe('200')
  })

  it('names a Wi-Fi that keeps its devices apart, and the hotspot that they can be in instead', async () => {
    await inside('ip', 'neigh', 'flush', 'all', 'nud', 'permanent')
    const phone = opened(await addPhone(network, '192.168.7.32'))
    await inside('ip', 'route', 'add', 'default', 'via', '192.168.7.1', 'dev', 'wlan0')
    const { url } = receiver.listening
    const comes = () =>
      phone.curl('--max-time', '1', '-o', '/dev/null', '-w', '%{http_code}', url).catch(() => null)
    const likeliest = async () => (await found()).findings[0]

    await phone.isolate(true)
    await until('the router', async () => {
      await inside('bash', '-c', 'echo > /dev/udp/192.168.7.1/9')
      return (await inside('ip', 'neigh', 'show', '192.168.7.1')).includes('lladdr')
    })
    expect(await comes()).toBeNull()
    const nobody = await likeliest()
    expect(nobody).toMatchObject({ code: 'NOBODY_NEARBY', remedy: { kind: 'join-wifi' } })

    // One that was seen before, or that the access point answers for.
    await phone.isolate(false)
    await until('the phone', async () => (await comes()) === '200')
    await phone.isolate(true)
    expect(await comes()).toBeNull()
    const near = await likeliest()
    expect(near).toMatchObject({ code: 'PHONES_NEARBY', remedy: { kind: 'join-wifi' } })
    const { text } = await check()
    expect(text).toContain(
      'this Wi-Fi or a firewall keeps devices apart: use this computer’s hotspot',
    )
  })
})
