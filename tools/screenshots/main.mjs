/** The way from Node into TypeScript: vite loads the sources that the tests share. */
import { runnerImport } from 'vite'
import { inProject } from '../setup/project.mjs'

const folder = inProject('docs', 'screenshots')
const { module: window } = await runnerImport(inProject('tools', 'screenshots', 'take.ts'))
await window.takeScreenshots(folder)
const { module: phone } = await runnerImport(inProject('tools', 'screenshots', 'phone-pages.ts'))
await phone.takePhonePages(folder)
