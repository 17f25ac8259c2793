import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../tools/setup/project.mjs'
import { npmDownload } from '../../tools/setup/run.mjs'
import { say } from '../../tools/setup/say.mjs'
import { installPackages } from '../../tools/setup/system-packages.mjs'

const CACHE = inProject('node_modules', '.cache', 'snapland-bench')
const EZSHARE = { name: '@ezshare/cli', version: '2.0.1' }

/** Where the peers from npm are, outside of the project's own packages. */
export const PEER_MODULES = join(CACHE, 'node_modules')

/** The servers that the bench compares with, each in its distributor's own form. */
export async function installPeers() {
  await installPackages(['nginx-light', 'python3-flask', 'gunicorn'])
  const file = join(PEER_MODULES, EZSHARE.name, 'package.json')
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === EZSHARE.version) return
  say(`fetching ${EZSHARE.name} ${EZSHARE.version} (npm, 40 MB, once)`)
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save']
  const wanted = `${EZSHARE.name}@${EZSHARE.version}`
  await npmDownload(wanted, ['install', '--prefix', CACHE, ...options, wanted])
}
