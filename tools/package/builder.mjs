import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inProject } from '../setup/project.mjs'
import { npmDownload } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

const FOLDER = inProject('packaging')
const CONFIG = join(FOLDER, 'electron-builder.config.mjs')

/** Installs electron-builder beside the project, where only packaging needs it. */
export async function installBuilder() {
  const wanted = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')).devDependencies
  const installed = join(FOLDER, 'node_modules', 'electron-builder', 'package.json')
  const isThere =
    existsSync(installed) &&
    JSON.parse(readFileSync(installed, 'utf8')).version === wanted['electron-builder']
  if (isThere) return
  say('installing electron-builder (npm ci in packaging), once')
  const args = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund']
  await npmDownload('electron-builder', args)
}

/**
 * Lets electron-builder make targets for one system and architecture.
 * @param {'linux' | 'win' | 'mac'} system
 * @param {readonly string[]} targets `dir`, `AppImage`, `nsis`...
 * @param {'x64' | 'arm64' | 'universal'} arch
 * @param {{ electron: { dist: string | null, version: string }, prepackaged?: string }} from
 */
export async function runBuilder(system, targets, arch, { electron, prepackaged }) {
  const { build, Platform, Arch } = createRequire(join(FOLDER, 'package.json'))('electron-builder')
  const platform = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC }[system]
  const { default: config, fusesFor } = await import(pathToFileURL(CONFIG).href)
  await build({
    projectDir: inProject(),
    publish: 'never',
    targets: platform.createTarget([...targets], Arch[arch]),
    ...(prepackaged !== undefined && { prepackaged }),
    config: {
      ...config,
      // It has a name of its own for x64 in each format.
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of electron-builder.
      artifactName: config.artifactName.replace('${arch}', arch),
      electronFuses: fusesFor(system),
      electronVersion: electron.version,
      ...(electron.dist !== null && { electronDist: electron.dist }),
    },
  })
}
