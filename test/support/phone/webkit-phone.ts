import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../network/free-port'
import { ended } from '../receiver/child'
import { until } from '../until'
import { removeHome } from '../window/home'
import type { XDisplay } from '../x11/x-display'
import { openSession, type WebDriver } from './web-driver'

const run = promisify(execFile)

/** Debian's place of the browser that belongs to the driver. */
const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
/** Without it the browser's own buttons keep the window wider than a phone. */
const NARROW_BUTTONS =
  '* { min-width: 0; padding: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }'

export interface WebKitSettings {
  /** As in navigator.languages. */
  language?: string
  /** Host names that lead to an address on this machine. */
  hosts?: Readonly<Record<string, string>>
  isDark?: boolean
  isCalm?: boolean
  /** What starts it elsewhere, and a port here that leads to the same one there. */
  elsewhere?: { wrap: readonly string[]; port: number }
  /** Options of the browser itself. */
  flags?: readonly string[]
}

export interface WebKitPhone extends WebDriver {
  /** The process in which the page runs. */
  pageProcess(): Promise<number>
}

/**
 * WebKitGTK's own small browser: of all that runs here, the nearest relative of Safari on an
 * iPhone.
 */
export async function startWebKitPhone(
  display: XDisplay,
  {
    language,
    hosts = {},
    isDark = false,
    isCalm = false,
    flags = [],
    elsewhere,
  }: WebKitSettings = {},
): Promise<WebKitPhone> {
  const home = await mkdtemp(join(tmpdir(), 'snapland-webkit-'))
  await dress(home, isCalm)
  const port = elsewhere?.port ?? (await freePort())
  const driver = ['WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1']
  const [program = '', ...args] = [
    ...(elsewhere?.wrap ?? []),
    ...(await knowing(hosts, home)),
    ...driver,
  ]
  const child = spawn(program, args, {
    stdio: 'ignore',
    // A process group of its own: the browser that it starts ends with it.
    detached: true,
    env: {
      ...{ PATH: process.env.PATH ?? '', HOME: home, DISPLAY: display.name, LANG: 'C.UTF-8' },
      ...(language === undefined ? {} : await speaking(language, home)),
    },
  })
  const url = `http://127.0.0.1:${port}`
  await until('WebKitWebDriver', () =>
    fetch(`${url}/status`).then(
      (response) => response.ok,
      () => false,
    ),
  )
  const session = await openSession(url, {
    'webkitgtk:browserOptions': {
      binary: BROWSER,
      args: ['--automation', ...(isDark ? ['--dark-mode'] : []), ...flags],
    },
  })
  return {
    ...session,
    pageProcess: () => processOf(child.pid ?? 0, 'WebKitWebProces'),
    async close() {
      await session.close()
      if (child.pid !== undefined) process.kill(-child.pid)
      await ended(child)
      await removeHome(home)
    },
  }
}

/** GTK's own settings, where it looks for them. */
async function dress(home: string, isCalm: boolean): Promise<void> {
  const folder = join(home, '.config', 'gtk-3.0')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'gtk.css'), NARROW_BUTTONS)
  const settings = isCalm ? '[Settings]\ngtk-enable-animations=0\n' : ''
  await writeFile(join(folder, 'settings.ini'), settings)
}

/**
 * The browser maps no names, so it gets a view of the files in which another table of hosts stands.
 * Any user may make one, where Linux allows it.
 */
async function knowing(hosts: Readonly<Record<string, string>>, home: string): Promise<string[]> {
  const lines = Object.entries(hosts).map(([host, address]) => `${address} ${host}`)
  if (lines.length === 0) return []
  const table = join(home, 'hosts')
  await writeFile(table, ['127.0.0.1 localhost', ...lines, ''].join('\n'))
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const script = `mount --bind ${table} /etc/hosts && exec "$@"`
  return ['unshare', ...asRoot, '--mount', 'sh', '-c', script, 'sh']
}

/**
 * It speaks what the process does, so that language is made for it: `ar-EG` as the locale
 * ar_EG.UTF-8.
 */
async function speaking(language: string, home: string): Promise<Record<string, string>> {
  const locale = `${language.replace('-', '_')}.UTF-8`
  // It exits with 1 where it only warns.
  await run('localedef', [
    ...['--force', '--inputfile', language.replace('-', '_')],
    ...['--charmap', 'UTF-8', join(home, locale)],
  ]).catch((error: Error & { code?: number }) => {
    if (error.code !== 1) throw error
  })
  return { LANG: locale, LOCPATH: home }
}

/** The process of this name in a process group (`comm` and `pgrp` of proc(5)). */
async function processOf(group: number, name: string): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, comm, pgrp] = /^\d+ \((.*)\) \S+ \d+ (\d+)/.exec(stat) ?? []
    if (comm === name && Number(pgrp) === group) return Number(pid)
  }
  throw new Error(`No ${name} runs`)
}
