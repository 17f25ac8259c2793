/** The way from Node into TypeScript: vite loads the sources that the tests share. `npm run screenshots -- phone` takes only the phone's, `-- window ko` only the window's in Korean. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { inProject } from '../setup/project.mjs'

const folder = inProject('docs', 'screenshots')
const wanted = process.argv.slice(2)
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
/** @param {string} name */
const load = async (name) => (await runnerImport(inProject('tools', 'screenshots', name))).module

if (isWanted('window')) {
  const { takeWindowPages, takeReadmePicture, PEOPLE, IN_FORCED_COLOURS } =
    await load('window-pages.ts')
  const { indexPage } = await load('index-page.ts')
  const languages = wanted.filter((name) => name in PEOPLE)
  const states = await takeWindowPages(
    join(folder, 'window'),
    (/** @type {string} */ language) => languages.length === 0 || languages.includes(language),
  )
  writeFileSync(
    join(folder, 'README.md'),
    indexPage(states, Object.keys(PEOPLE), IN_FORCED_COLOURS),
  )
  await takeReadmePicture(join(folder, 'window-arriving-light-en.png'))
}
if (isWanted('phone')) await (await load('phone-pages.ts')).takePhonePages(folder)
