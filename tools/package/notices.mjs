import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inProject } from '../setup/project.mjs'
import { inPackage } from './stage.mjs'

/** Each build writes down the licences of the packages that are in it (`build.license` of Vite). */
const BUILDS = ['main', 'preload', 'renderer']

const HEAD = `# Licences of what is in Snapland

Snapland itself is under the MIT licence (\`LICENSE\`). Electron and Chromium have their own files
beside this one. The rest stands below, each with its licence.

HEIC pictures are decoded by libheif and libde265 (LGPL-3.0), unchanged, as the npm package
\`libheif-js\` has them. Their sources: https://github.com/strukturag/libheif,
https://github.com/strukturag/libde265, https://github.com/catdad-experiments/libheif-js. Chromium
holds FFmpeg (LGPL-2.1) as a library of its own, with its sources at
https://chromium.googlesource.com/chromium/third_party/ffmpeg. The package @jsquash/jxl holds libjxl
(BSD-3-Clause, https://github.com/libjxl/libjxl). You may change them and put your own
in their place: the sources of Snapland hold all that is needed, and \`npm run package\` builds this
package again.
`

/** Collects the licences into out/package/notices. */
export async function writeNotices() {
  const folder = inPackage('notices')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await copyFile(inProject('LICENSE'), join(folder, 'LICENSE'))
  const bundled = await Promise.all(
    BUILDS.map((name) => readFile(inProject('out', name, '.vite', 'license.md'), 'utf8')),
  )
  const sqlite = await readFile(inProject('node_modules', 'node-sqlite3-wasm', 'LICENSE'), 'utf8')
  const texts = [
    HEAD,
    ...noticesOf(bundled),
    `## node-sqlite3-wasm (MIT)\n\n${sqlite}\nSQLite itself is in the public domain.\n`,
  ]
  await writeFile(join(folder, 'THIRD-PARTY.md'), texts.join('\n'))
}

/**
 * The sections of licence files, each package once, in the order of their names.
 * @param {readonly string[]} files as Vite writes them: `## name - version (licence)`, then text
 */
export function noticesOf(files) {
  const sections = files.flatMap((file) => file.split(/^(?=## \S+ - [\d.]+ \()/m).slice(1))
  return [...new Set(sections.map((section) => `${section.trim()}\n`))].sort()
}
