/**
 * What Electron's own default_app does for `electron <folder>`: this Electron comes without it.
 * Copied into the runtime's resources by tools/setup/npm-carried-electron.mjs.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
// biome-ignore lint/style/noRestrictedImports: this file becomes a part of Electron itself.
import electron from 'electron'

/**
 * These setters are Electron's own, for its default app alone.
 * @typedef {{ setAppPath(path: string): void, setVersion(version: string): void }} Setters
 */
const app = /** @type {import('electron').App & Setters} */ (electron.app)

const args = process.argv.slice(1)
const folder = resolve(args.find((argument) => !argument.startsWith('-')) ?? '.')
const { name, productName, version, main } = JSON.parse(
  readFileSync(join(folder, 'package.json'), 'utf8'),
)

app.setAppPath(folder)
app.setName(productName ?? name)
app.setVersion(version)
app.setPath('userData', join(app.getPath('appData'), app.name))
Object.defineProperty(process, 'defaultApp', { value: true })

// Awaited at top level: `ready` waits for it, and registerSchemesAsPrivileged must come before
// `ready`.
const entry = createRequire(join(folder, 'package.json')).resolve(join(folder, main ?? 'index.js'))
await import(pathToFileURL(entry).href)
