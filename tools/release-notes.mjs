/**
 * `node tools/release-notes.mjs VERSION`: what CHANGELOG.md says of a version. Fails where it says
 * nothing, so that no release is without notes.
 */
import { readFileSync } from 'node:fs'
import { inProject } from './setup/project.mjs'
import { runTool, Stop } from './setup/say.mjs'

await runTool(async () => {
  const version = process.argv[2] ?? ''
  const sections = readFileSync(inProject('CHANGELOG.md'), 'utf8').split(/^## /m)
  const found = sections.find((section) => section.split(/[\s(]/)[0] === version)
  const notes = found?.split('\n').slice(1).join('\n').trim()
  if (!notes) throw new Stop(`CHANGELOG.md has no section "## ${version}".`)
  process.stdout.write(`${notes}\n`)
  return undefined
})
