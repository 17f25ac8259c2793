import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from './project.mjs'
import { npmDownload } from './run.mjs'
import { Stop, say } from './say.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, peer?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Runs `npm ci` if what is installed is not what package-lock.json says.
 * @param {string} [folder] where the lock is, in the project
 */
export async function installDependencies(folder = '.') {
  const lock = join(folder, 'package-lock.json')
  const modules = join(folder, 'node_modules')
  const wanted = readLock(inProject(lock))
  if (wanted === null) throw new Stop(`${lock} is missing; take it from the repository.`)
  // npm writes this file as the last act of every install.
  const installed = readLock(inProject(modules, '.package-lock.json'))
  if (installed !== null && agrees(wanted, installed)) return
  if (isLink(inProject(modules))) {
    throw new Stop(`${modules} is a link and out of date: run "npm ci" where it leads.`)
  }
  say(`installing the packages of ${lock} (npm ci), once`)
  const where = folder === '.' ? [] : [`--prefix=${inProject(folder)}`]
  await npmDownload('Snapland’s packages', ['ci', ...where, '--no-audit', '--no-fund'])
}

/**
 * Whether an installation has every package of the lock in its version. Optional packages may be
 * missing: they are for other platforms.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function agrees(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional, peer }]) => {
    if (path === '') return true
    const found = installed.packages?.[path]
    if (found === undefined) return optional === true || peer === true
    return found.version === version
  })
}

/**
 * @param {string} path
 * @returns {Lock | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** @param {string} path */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}
