/**
 * `npm run package [-- targets] [--arch=arm64] [--quick] [--release]`: builds packages into
 * out/package/dist, with SHA256SUMS, and says which could not be built and why. Without targets all
 * of this system. `--quick` compresses less; `--release` fails where one is missing, or where
 * Electron is not the one that users are to get.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { installBuilder, runBuilder } from './package/builder.mjs'
import { drawIcons } from './package/icons.mjs'
import { buildDeb, buildRpm, buildTarGz, stageLinuxFiles, writeSums } from './package/linux.mjs'
import { writeNotices } from './package/notices.mjs'
import { writeShellFiles } from './package/shell-files.mjs'
import { inPackage, manifest, stageApp } from './package/stage.mjs'
import { readWishes, SYSTEMS } from './package/wishes.mjs'
import { buildIfChanged } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { prepareElectron } from './setup/electron-runtime.mjs'
import { inProject } from './setup/project.mjs'
import { runTool, Stop, say } from './setup/say.mjs'

const DIST = inPackage('dist')

await runTool(async () => {
  const wishes = readWishes(process.argv.slice(2), process.platform, process.arch)
  await installDependencies()
  await installBuilder()
  await buildIfChanged()
  const built = new Date().toISOString().slice(0, 10)
  const { version } = await manifest()
  await rm(DIST, { recursive: true, force: true })
  await mkdir(DIST, { recursive: true })
  say('collecting what goes into the packages')
  await stageApp()
  await Promise.all([drawIcons(), writeNotices(), writeShellFiles().then(stageLinuxFiles)])

  /** @type {string[]} */
  const missing = []
  for (const { system, arch, targets } of wishes.builds) {
    const name = (/** @type {string} */ ext) =>
      join(DIST, `snapland-${version}-${system}-${arch}.${ext}`)
    const attempt = async (
      /** @type {string} */ target,
      /** @type {() => Promise<void>} */ make,
    ) => {
      say(`${system} ${arch}: ${target}`)
      try {
        await make()
      } catch (error) {
        missing.push(`${target} (${system} ${arch}): ${reasonOf(error)}`)
      }
    }
    const electron = await electronFor(system, arch)
    if (system !== 'linux') {
      for (const target of targets)
        await attempt(target, () => runBuilder(system, [target], arch, { electron }))
      continue
    }
    const unpacked = join(DIST, arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`)
    let isUnpacked = false
    await attempt('the app', async () => {
      await runBuilder('linux', ['dir'], arch, { electron })
      isUnpacked = true
    })
    if (!isUnpacked || arch === 'universal') continue
    const options = { built, quick: wishes.quick }
    /** @type {Record<string, () => Promise<void>>} */
    const makers = {
      deb: () => buildDeb(name('deb'), unpacked, arch, options),
      rpm: () => buildRpm(name('rpm'), unpacked, arch, options),
      'tar.gz': () => buildTarGz(name('tar.gz'), unpacked, `snapland-${version}`, wishes.quick),
      AppImage: () => runBuilder('linux', ['AppImage'], arch, { electron, prepackaged: unpacked }),
    }
    for (const target of targets) {
      const make = makers[target]
      if (make) await attempt(target, make)
    }
  }
  await removeLeftovers()
  await writeSums(DIST)
  for (const each of await readdir(DIST))
    if (/^snapland-.*\.\w+$/.test(each)) say(`built: ${join(DIST, each)}`)
  for (const each of missing) say(`not built: ${each}`)
  if (wishes.release && missing.length > 0) return 1
  return undefined
})

/** Of electron-builder: notes to itself, and what only its own updater would ask for. */
async function removeLeftovers() {
  const names = (await readdir(DIST)).filter((name) => /^builder-|\.blockmap$/.test(name))
  for (const name of names) await rm(join(DIST, name))
}

/**
 * The Electron of this machine where it is the one that is wanted; else electron-builder fetches
 * it.
 * @param {string} system
 * @param {string} arch
 */
async function electronFor(system, arch) {
  const folder = inProject('node_modules', 'electron')
  const wanted = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')).version
  if (system !== SYSTEMS[process.platform] || arch !== process.arch)
    return { dist: null, version: wanted }
  await prepareElectron()
  const version = (await readFile(join(folder, 'dist', 'version'), 'utf8')).replace(/^v/, '').trim()
  if (version !== wanted) {
    const sentence = `these packages hold Electron ${version}, not ${wanted}: they are for trying`
    if (process.argv.includes('--release')) throw new Stop(`${sentence}, not for a release.`)
    say(sentence)
  }
  return { dist: join(folder, 'dist'), version }
}

/**
 * Why a package could not be built, in one line.
 * @param {unknown} error
 */
function reasonOf(error) {
  const why = error instanceof Error ? error.message : String(error)
  const host = /\b(?:ENOTFOUND|EAI_AGAIN) (\S+)/.exec(why)?.[1]
  return host === undefined
    ? (why.trim().split('\n')[0] ?? '')
    : `a program for it has to be downloaded from ${host}, which cannot be reached`
}
