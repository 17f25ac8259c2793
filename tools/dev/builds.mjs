import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { fingerprint, SOURCE_FOLDERS } from '../setup/build.mjs'
import { inProject } from '../setup/project.mjs'

/** Where the builds go, each into a folder of its name. */
export const DEV = inProject('out', 'dev')

/** Editors write a file in several steps. */
const SETTLE_MS = 100

/**
 * A folder with a build of its own; all of them read the others.
 * @typedef {'main' | 'preload' | 'renderer' | 'mobile-web'} Part
 */
/** @type {readonly Part[]} */
export const PARTS = ['main', 'preload', 'renderer', 'mobile-web']

/**
 * Readable, with source maps inside the files: the window's policy lets it ask for nothing more.
 */
const READABLE = { minify: false, sourcemap: /** @type {const} */ ('inline') }

/**
 * Builds parts into `DEV`. The configuration is read each time: it may have changed as well.
 * @param {readonly Part[]} parts
 * @returns {Promise<string | null>} why the build failed
 */
export async function buildParts(parts) {
  const inline = { build: { ...READABLE, outDir: DEV }, logLevel: /** @type {const} */ ('error') }
  try {
    const { config } = await resolveConfig(inline, 'build', 'production')
    for (const part of parts) {
      if (part !== 'mobile-web') await build(config?.[part])
      else {
        const outDir = join(DEV, part)
        const configFile = inProject(part, 'vite.config.ts')
        await build({ ...inline, configFile, build: { ...READABLE, outDir } })
      }
    }
    return null
  } catch (error) {
    return `the build failed: ${error instanceof Error ? error.message : error}`
  }
}

/**
 * Follows the sources.
 * @param {(parts: readonly Part[]) => Promise<void>} onChange told which parts are out of date, one
 * call after the other
 * @param {AbortSignal} signal ends it
 */
export function watchSources(onChange, signal) {
  const known = new Map(SOURCE_FOLDERS.map((folder) => [folder, fingerprint([folder])]))
  let isDue = false
  let isBusy = false

  async function work() {
    isDue = true
    if (isBusy) return
    isBusy = true
    while (isDue) {
      await pause(SETTLE_MS)
      isDue = false
      const changed = SOURCE_FOLDERS.filter((folder) => {
        const before = known.get(folder)
        known.set(folder, fingerprint([folder]))
        return known.get(folder) !== before
      })
      const own = PARTS.filter((part) => changed.includes(part))
      if (changed.length > 0) await onChange(own.length === changed.length ? own : PARTS)
    }
    isBusy = false
  }
  for (const folder of SOURCE_FOLDERS)
    watch(inProject(folder), { recursive: true, signal }, () => void work())
}
