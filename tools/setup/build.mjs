import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, PROJECT } from './project.mjs'
import { npmQuietly } from './run.mjs'
import { Stop, say } from './say.mjs'

/** The folders of which the app is made. */
export const SOURCE_FOLDERS = ['contract', 'locales', 'main', 'preload', 'renderer', 'mobile-web']
const SOURCES = [...SOURCE_FOLDERS, 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const STAMP = inProject('out', 'built-from.txt')

/** Builds into out/ if the sources are not the ones of the last build. */
export async function buildIfChanged() {
  const sources = fingerprint(SOURCES)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  say('building')
  const { ok, text } = await npmQuietly(['run', '--silent', 'build'])
  if (!ok) throw new Stop(`the build failed:\n${text}`)
  writeFileSync(STAMP, sources)
}

/**
 * SHA-256 over the names and bytes of files and of all files in folders; tests are no part of it.
 * @param {readonly string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(PROJECT, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!existsSync(join(PROJECT, path))) return []
  if (/\.\w+$/.test(path)) return path.endsWith('.test.ts') ? [] : [path]
  return readdirSync(join(PROJECT, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`))
}
