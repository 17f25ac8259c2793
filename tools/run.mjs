/**
 * `node tools/run.mjs NAME [options]` runs tools/NAME.mjs, after one look at the version of Node.
 * An old Node has to read this file to the end: no syntax and no import that Node 12 does not know.
 */
// biome-ignore lint/style/useNodejsImportProtocol: Node 12.17 knows no "node:".
import { readFileSync } from 'fs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const wanted = engines.node.replace('>=', '')
const [major = 0, minor = 0] = wanted.split('.').map(Number)
const [hereMajor = 0, hereMinor = 0] = process.versions.node.split('.').map(Number)

if (hereMajor < major || (hereMajor === major && hereMinor < minor)) {
  process.stderr.write(
    `snapland: Node ${wanted} or newer is needed, and this is Node ${process.versions.node}: ` +
      'get it from https://nodejs.org, then try again.\n',
  )
  process.exitCode = 1
} else {
  const [name] = process.argv.splice(2, 1)
  // As people type it after `npm run`, which takes these two lines away itself.
  if (process.argv[2] === '--') process.argv.splice(2, 1)
  import(`./${name}.mjs`)
}
