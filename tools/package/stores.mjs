/**
 * `node tools/package/stores.mjs FOLDER REPOSITORY`: what stores want to know of a release, into
 * out/package/stores. FOLDER holds the packages and their SHA256SUMS, REPOSITORY is the address
 * that they are released at, `https://github.com/OWNER/NAME`. Fails where a package is missing.
 */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inProject } from '../setup/project.mjs'
import { runTool, Stop } from '../setup/say.mjs'
import { inPackage, manifest } from './stage.mjs'

/**
 * Fills in a template: `@version@`, `@repository@`, `@download@` (the address that the packages
 * are below) and `@sha256:NAME@`.
 * @param {string} template
 * @param {{ version: string, repository: string, sums: ReadonlyMap<string, string> }} release
 * sums: by the names of the packages
 */
export const filled = (template, { version, repository, sums }) =>
  template
    .replaceAll('@version@', version)
    .replaceAll('@repository@', repository)
    .replaceAll('@download@', `${repository}/releases/download/v${version}`)
    .replace(/@sha256:([^@]+)@/g, (_, name) => {
      const sum = sums.get(name)
      if (sum === undefined) throw new Stop(`SHA256SUMS has no ${name}.`)
      return sum
    })

/**
 * @param {string} text of `sha256sum`
 * @returns {Map<string, string>} sums by the names of the files
 */
export const readSums = (text) =>
  new Map(
    [...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, sum = '', name = '']) => [name, sum]),
  )

async function main() {
  const [folder, repository] = process.argv.slice(2)
  if (folder === undefined || repository === undefined)
    throw new Stop('Which folder, which address?')
  const { version } = await manifest()
  const sums = readSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'))
  const target = inPackage('stores')
  await rm(target, { recursive: true, force: true })
  await cp(inProject('packaging', 'stores'), target, { recursive: true })
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    await writeFile(path, filled(await readFile(path, 'utf8'), { version, repository, sums }))
  }
  return undefined
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runTool(main)
