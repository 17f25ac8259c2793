import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inProject } from '../setup/project.mjs'

/** All that packages are made of, and the packages. */
export const PACKAGE_FOLDER = inProject('out', 'package')
/** @param {...string} parts */
export const inPackage = (...parts) => join(PACKAGE_FOLDER, ...parts)

/** The folders of out/ that the app is. */
const BUILT = ['main', 'preload', 'renderer', 'mobile-web']
/** The one package that is no part of the built scripts: it reads a file beside its own. */
const SQLITE = 'node-sqlite3-wasm'
const SQLITE_FILES = ['package.json', 'LICENSE', 'dist']
const KEPT_FIELDS = [
  ...['name', 'productName', 'desktopName', 'version', 'description', 'license', 'author'],
  ...['type', 'main'],
]

/** @returns package.json of the project */
export const manifest = async () => JSON.parse(await readFile(inProject('package.json'), 'utf8'))

/**
 * Puts together what goes into the archive of the app, and nothing that is not used.
 */
export async function stageApp() {
  await rm(inPackage('app'), { recursive: true, force: true })
  for (const folder of BUILT)
    await cp(inProject('out', folder), inPackage('app', 'out', folder), {
      recursive: true,
      filter: (path) => !path.endsWith('.vite'),
    })
  for (const file of SQLITE_FILES)
    await cp(
      inProject('node_modules', SQLITE, file),
      inPackage('app', 'node_modules', SQLITE, file),
      {
        recursive: true,
      },
    )
  const whole = await manifest()
  const kept = Object.fromEntries(KEPT_FIELDS.map((field) => [field, whole[field]]))
  const staged = { ...kept, dependencies: { [SQLITE]: whole.dependencies[SQLITE] } }
  await writeFile(inPackage('app', 'package.json'), `${JSON.stringify(staged, null, 2)}\n`)
}
