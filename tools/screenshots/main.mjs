/**
 * Takes the screenshots into out/screenshots; vite loads the TypeScript that the tests share. `npm
 * run screenshots -- phone` takes only the phone's, `-- window ko` only the window's in Korean, `--
 * film` the film at the head of the README, `-- keep` all of them, then copies those that the
 * documents show into docs/screenshots.
 */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { inProject } from '../setup/project.mjs'
import { say } from '../setup/say.mjs'
import { indexPage } from './index-page.mjs'

const FOLDER = inProject('out', 'screenshots')
const KEPT = inProject('docs', 'screenshots')
const wanted = process.argv.slice(2)
const keeps = wanted.includes('keep')
/** @param {string} part */
const isWanted = (part) => wanted.length === 0 || keeps || wanted.includes(part)
/** @param {string} name */
const load = async (name) => (await runnerImport(inProject('tools', 'screenshots', name))).module

if (isWanted('window')) {
  const { takeWindowPages, PEOPLE } = await load('window-pages.ts')
  const languages = wanted.filter((name) => name in PEOPLE)
  await takeWindowPages(
    FOLDER,
    (/** @type {string} */ language) => languages.length === 0 || languages.includes(language),
  )
}
if (isWanted('film')) {
  const { takeReadmeFilm } = await load('readme-film.ts')
  await takeReadmeFilm(join(FOLDER, 'scan-to-saved.webp'))
}
if (isWanted('phone')) await (await load('phone-pages.ts')).takePhonePages(FOLDER)

const taken = readdirSync(FOLDER).filter((name) => /\.(png|webp)$/.test(name))
writeFileSync(join(FOLDER, 'index.html'), indexPage(taken))
if (keeps) {
  for (const name of readdirSync(KEPT).filter((each) => taken.includes(each)))
    copyFileSync(join(FOLDER, name), join(KEPT, name))
}
say(`${taken.length} pictures stand in ${join(FOLDER, 'index.html')}`)
