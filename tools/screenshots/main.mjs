/** The way from Node into TypeScript: vite loads the sources that the tests share. */
import { runnerImport } from 'vite'
import { inProject } from '../setup/project.mjs'

const { module } = await runnerImport(inProject('tools', 'screenshots', 'take.ts'))
await module.takeScreenshots(inProject('docs', 'screenshots'))
