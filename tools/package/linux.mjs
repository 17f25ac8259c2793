import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { inProject } from '../setup/project.mjs'
import { ask, runQuietly } from '../setup/run.mjs'
import { Stop } from '../setup/say.mjs'
import { controlFile, metainfo, rpmSpec } from './linux-files.mjs'
import { inPackage, manifest } from './stage.mjs'

const APP = 'opt/Snapland'
const COMMANDS = ['snapland', 'snapland-receive']
const DEBIAN_ARCH = { x64: 'amd64', arm64: 'arm64' }
const RPM_ARCH = { x64: 'x86_64', arm64: 'aarch64' }
/** @typedef {'x64' | 'arm64'} Arch */

/** What stands in the folder of the app on Linux besides the app. */
export async function stageLinuxFiles() {
  const receive = inPackage('linux', 'snapland-receive')
  await mkdir(inPackage('linux', 'resources'), { recursive: true })
  await cp(inProject('packaging', 'linux', 'snapland-receive'), receive)
  await chmod(receive, 0o755)
  const profile = inPackage('linux', 'resources', 'apparmor-profile')
  await cp(inProject('packaging', 'linux', 'apparmor-profile'), profile)
}

/**
 * The folder tree that Debian packages and RPMs install.
 * @param {string} tree
 * @param {string} unpacked what electron-builder has made
 * @param {{ built: string, zshFolder: string }} options
 */
async function installTree(tree, unpacked, { built, zshFolder }) {
  await rm(tree, { recursive: true, force: true })
  await mkdir(join(tree, APP, '..'), { recursive: true })
  // Links instead of copies: 250 MB.
  const { ok, text } = await runQuietly('cp', ['-al', unpacked, join(tree, APP)])
  if (!ok) throw new Stop(`The app could not be copied: ${text}`)
  await rm(join(tree, APP, 'share'), { recursive: true, force: true })
  const put = async (/** @type {string} */ path, /** @type {string | Buffer} */ content) => {
    await mkdir(join(tree, path, '..'), { recursive: true })
    await writeFile(join(tree, path), content)
  }
  await mkdir(join(tree, 'usr/bin'), { recursive: true })
  for (const command of COMMANDS)
    await symlink(`/${APP}/${command}`, join(tree, 'usr/bin', command))
  const packaging = (/** @type {string} */ name) => inProject('packaging', 'linux', name)
  await put(
    'usr/share/applications/snapland.desktop',
    await readFile(packaging('snapland.desktop')),
  )
  const { version } = await manifest()
  const file = 'app.snapland.Snapland.metainfo.xml'
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env
  const repository = name === undefined ? undefined : `${server ?? 'https://github.com'}/${name}`
  const about = metainfo(await readFile(packaging(file), 'utf8'), { version, built, repository })
  await put(`usr/share/metainfo/${file}`, about)
  for (const icon of await readdir(inPackage('icons', 'linux'))) {
    const size = icon.replace('.png', '')
    const target = `usr/share/icons/hicolor/${size}/apps/snapland.png`
    await put(target, await readFile(inPackage('icons', 'linux', icon)))
  }
  const drawing = await readFile(inPackage('icons', 'snapland.svg'))
  await put('usr/share/icons/hicolor/scalable/apps/snapland.svg', drawing)
  const share = inPackage('linux', 'share')
  for (const command of COMMANDS) {
    const page = `man/man1/${command}.1`
    await put(`usr/share/${page}.gz`, gzipSync(await readFile(join(share, page)), { level: 9 }))
    for (const path of [
      `bash-completion/completions/${command}`,
      `fish/vendor_completions.d/${command}.fish`,
    ])
      await put(`usr/share/${path}`, await readFile(join(share, path)))
  }
  const zsh = await readFile(join(share, 'zsh/site-functions/_snapland'))
  await put(`usr/share/zsh/${zshFolder}/_snapland`, zsh)
  const notices = await Promise.all(
    ['LICENSE', 'THIRD-PARTY.md'].map((name) => readFile(inPackage('notices', name), 'utf8')),
  )
  const schema = await readFile(inProject('docs', 'events.schema.json'))
  await put('usr/share/doc/snapland/events.schema.json', schema)
  await put('usr/share/doc/snapland/copyright', notices.join('\n\n'))
}

/**
 * @param {string} target the package to write
 * @param {string} unpacked
 * @param {Arch} arch
 * @param {{ built: string, quick: boolean }} options quick: compressed less, for a try
 */
export async function buildDeb(target, unpacked, arch, { built, quick }) {
  mustHave('dpkg-deb', 'dpkg')
  const tree = inPackage('deb')
  await installTree(tree, unpacked, { built, zshFolder: 'vendor-completions' })
  const kilobytes = Math.ceil((await bytesIn(tree)) / 1024)
  await mkdir(join(tree, 'DEBIAN'))
  const control = controlFile(await manifest(), DEBIAN_ARCH[arch], kilobytes)
  await writeFile(join(tree, 'DEBIAN', 'control'), control)
  for (const [name, script] of [
    ['postinst', 'after-install.sh'],
    ['postrm', 'after-remove.sh'],
  ])
    await cp(inProject('packaging', 'linux', `${script}`), join(tree, 'DEBIAN', `${name}`))
  const compression = quick ? ['-Zgzip', '-z1'] : ['-Zxz']
  const args = ['--root-owner-group', ...compression, '--build', tree, target]
  await mustRun('dpkg-deb', args)
  await rm(tree, { recursive: true, force: true })
}

/**
 * @param {string} target
 * @param {string} unpacked
 * @param {Arch} arch
 * @param {{ built: string, quick: boolean }} options
 */
export async function buildRpm(target, unpacked, arch, { built, quick }) {
  mustHave('rpmbuild', 'rpm')
  const tree = inPackage('rpm')
  const root = join(tree, 'root')
  await rm(tree, { recursive: true, force: true })
  await installTree(root, unpacked, { built, zshFolder: 'site-functions' })
  const scripts = await Promise.all(
    ['after-install.sh', 'after-remove.sh'].map((name) =>
      readFile(inProject('packaging', 'linux', name), 'utf8'),
    ),
  )
  const spec = join(tree, 'snapland.spec')
  const [install = '', remove = ''] = scripts
  await writeFile(spec, rpmSpec(await manifest(), { install, remove, quick }))
  const defined = [`_topdir ${tree}`, `_rpmdir ${tree}`, '_rpmfilename snapland.rpm']
  await mustRun('rpmbuild', [
    ...['-bb', '--quiet', '--target', RPM_ARCH[arch], '--buildroot', root],
    ...defined.flatMap((each) => ['--define', each]),
    spec,
  ])
  await cp(join(tree, 'snapland.rpm'), target)
  await rm(tree, { recursive: true, force: true })
}

/**
 * @param {string} target
 * @param {string} unpacked
 * @param {string} name of the folder in it
 * @param {boolean} quick
 */
export async function buildTarGz(target, unpacked, name, quick) {
  const args = ['--owner=0', '--group=0', '--numeric-owner', `--transform=s,^\\.,${name},`]
  const compressed = `--use-compress-program=gzip -${quick ? 1 : 9}`
  await mustRun('tar', ['-c', compressed, ...args, '-f', target, '-C', unpacked, '.'])
}

/**
 * `SHA256SUMS` of a folder's files, as sha256sum writes and checks it.
 * @param {string} folder
 */
export async function writeSums(folder) {
  const lines = []
  for (const name of (await readdir(folder)).sort()) {
    if (name === 'SHA256SUMS' || !(await stat(join(folder, name))).isFile()) continue
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, name)), hash)
    lines.push(`${hash.digest('hex')}  ${name}\n`)
  }
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''))
}

/**
 * @param {string} program
 * @param {string} from the package that has it
 */
function mustHave(program, from) {
  if (ask(program, ['--version']).code === 127)
    throw new Stop(`${program} is not here; Debian has it in the package ${from}.`)
}

/**
 * @param {string} program
 * @param {string[]} args
 */
async function mustRun(program, args) {
  const { ok, text } = await runQuietly(program, args)
  if (!ok) throw new Stop(`${program} failed: ${text.trim()}`)
}

/** @param {string} folder */
async function bytesIn(folder) {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  return bytes
}
