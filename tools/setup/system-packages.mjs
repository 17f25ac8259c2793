import { ask, run } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * Debian's names of what Electron links against. Newer releases know these names as aliases of
 * their own.
 */
const ELECTRON_LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libx11-xcb1',
  'libnotify4',
]

/**
 * What Electron opens by name as it starts: the linker knows nothing of it, and without it Chromium
 * ends without a word.
 */
const OPENED_BY_NAME = ['libX11-xcb.so.1']

/**
 * The display with a hand and a clipboard, one with two screens, the phones' two browsers, fonts
 * for every language, what makes disks and networks fail, languages that a browser can speak, a
 * trash, a reader of ZIPs, the bus that desktops talk over, the way to other stores, what AppImages
 * are made with, and programs of docs/senders.md.
 */
const TEST_PROGRAMS = [
  'xvfb',
  'xclip',
  'xdotool',
  'xserver-xorg-core',
  'xserver-xorg-video-dummy',
  'x11-xserver-utils',
  'chromium',
  'webkit2gtk-driver',
  'fonts-noto-core',
  'fonts-noto-cjk',
  'libheif-examples',
  'curl',
  'wget',
  'strace',
  'util-linux',
  'mount',
  'iproute2',
  'nftables',
  'libglib2.0-bin',
  'python3',
  'python3-requests',
  'golang-go',
  'dbus',
  'python3-dbus',
  'python3-gi',
  'exfat-fuse',
  'exfatprogs',
  'locales',
  'libnotify4',
  'rclone',
  'squashfs-tools',
]

/**
 * What the app needs to start: the packages are looked up only if a library is missing.
 * @param {string} electron path of the program
 */
export async function installElectronLibraries(electron) {
  if (process.platform !== 'linux') return
  const missing = [
    ...missingLibraries(ask('ldd', [electron]).text),
    ...absentFrom(ask('/sbin/ldconfig', ['-p']).text, OPENED_BY_NAME),
  ]
  if (missing.length === 0) return
  say(`Electron needs libraries that are not here: ${missing.join(', ')}`)
  await installPackages(ELECTRON_LIBRARIES)
}

/** What the tests need besides: a display without a screen, and the phones' browsers. */
export async function installTestPrograms() {
  if (process.platform !== 'linux') {
    throw new Stop('The end-to-end tests drive X and WebKitGTK, so they run on Linux only.')
  }
  await installPackages(TEST_PROGRAMS)
}

/**
 * Names of shared libraries that were not found.
 * @param {string} lddOutput
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name)
}

/**
 * Which of these libraries are in no folder of the linker.
 * @param {string} ldconfigOutput empty where there is no ldconfig to ask: nothing is held to be
 * absent then
 * @param {string[]} names
 */
export function absentFrom(ldconfigOutput, names) {
  if (ldconfigOutput === '') return []
  return names.filter((name) => !ldconfigOutput.includes(`\t${name} (`))
}

/** @param {string[]} packages */
export async function installPackages(packages) {
  const { code, text } = ask('dpkg-query', [
    '-W',
    '-f',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders.
    '${db:Status-Status} ${Package}\n',
    ...packages,
  ])
  if (code === 127) {
    throw new Stop(`Install what Debian calls ${packages.join(', ')}, then try again.`)
  }
  const installed = new Set(
    text.split('\n').flatMap((line) => (line.startsWith('installed ') ? [line.slice(10)] : [])),
  )
  const missing = packages.filter((name) => !installed.has(name))
  if (missing.length === 0) return

  const install = ['install', '--yes', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0) {
    throw new Stop(`run this once, then try again:\n\n  sudo apt-get ${install.join(' ')}\n`)
  }
  say(`installing ${missing.join(', ')} (apt-get)`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '--quiet'], { env })
  if ((await run('apt-get', ['--quiet', ...install], { env })) === 0) return
  throw new Stop('apt-get could not install them; the reason stands above.')
}
