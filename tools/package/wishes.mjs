import { parseArgs } from 'node:util'
import { Stop } from '../setup/say.mjs'

/**
 * @typedef {'linux' | 'win' | 'mac'} System
 * @typedef {'x64' | 'arm64' | 'universal'} Arch
 * @typedef {{ system: System, arch: Arch, targets: string[] }} Build
 */

/** @type {Record<System, readonly string[]>} */
export const TARGETS = {
  linux: ['deb', 'rpm', 'AppImage', 'tar.gz'],
  win: ['nsis', 'zip'],
  mac: ['dmg', 'zip'],
}
/** @type {Record<string, System>} */
export const SYSTEMS = { linux: 'linux', win32: 'win', darwin: 'mac' }

/**
 * What the command line of `npm run package` asks for.
 * @param {readonly string[]} argv
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @throws Stop with a sentence
 */
export function readWishes(argv, platform, arch) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      system: { type: 'string', multiple: true },
      arch: { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      release: { type: 'boolean' },
    },
  })
  const systems = values.system ?? [SYSTEMS[platform] ?? 'linux']
  const builds = systems.flatMap((system) => {
    if (!isSystem(system)) throw new Stop(`--system takes linux, win or mac, not "${system}".`)
    const unknown = positionals.filter((target) => !TARGETS[system].includes(target))
    if (unknown.length > 0)
      throw new Stop(
        `For ${system} there are ${TARGETS[system].join(', ')}, not ${unknown.join(', ')}.`,
      )
    const targets = positionals.length > 0 ? positionals : [...TARGETS[system]]
    return (values.arch ?? [arch]).map((each) => {
      if (each !== 'x64' && each !== 'arm64' && !(each === 'universal' && system === 'mac'))
        throw new Stop(`--arch takes x64 or arm64 (mac: universal too), not "${each}".`)
      return /** @type {Build} */ ({ system, arch: each, targets })
    })
  })
  return { builds, quick: values.quick ?? false, release: values.release ?? false }
}

/**
 * @param {string} name
 * @returns {name is System}
 */
const isSystem = (name) => name in TARGETS
