import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const SECONDS = 1000

/** Their figures are of the whole machine: how long a photo takes while something else happens. */
const IS_MEASURED = /besiege|longestSince|during-attack'/
const MEASURED = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
  .map((name) => join('test', name))
  .filter((path) => IS_MEASURED.test(readFileSync(path, 'utf8')))

/** A minute and more each, so they begin first: one that began late would run alone at the end. */
const DEAREST = [
  ...['phone-errors', 'receiving/crash', 'window-accessibility', 'phone-behaviour'],
  ...['phone-accessibility', 'phone-memory', 'packages', 'dev', 'security/fuzz'],
  ...['window-wall', 'window-lightbox', 'background', 'settings/sending', 'window-compare'],
  'settings/window',
].map((name) => join(import.meta.dirname, 'test', `${name}.test.ts`))

/** Vitest itself knows how long they took only where they have run before. */
class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    const dearest = DEAREST.flatMap((path) => rest.filter(({ moduleId }) => moduleId === path))
    return [...new Set([...dearest, ...rest])]
  }
}

/** The real app, real browsers. Each test has its own display, home and ports. */
const endToEnd = {
  testTimeout: 300 * SECONDS,
  hookTimeout: 300 * SECONDS,
  // No step may depend on how fast this machine is; vitest's own limit is one second.
  expect: { poll: { timeout: 60 * SECONDS } },
}

/**
 * `unit`: beside the sources, in plain Node; then `end-to-end`, three files at a time, and
 * `end-to-end-measured` one after the other.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: DearestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contract,main,renderer,mobile-web,tools,bench}/**/*.test.ts'],
          testTimeout: 30 * SECONDS,
          // No module keeps state, so files can share a process: a third of the time.
          isolate: false,
          setupFiles: ['test/support/property-seed.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'end-to-end',
          include: ['test/**/*.test.ts'],
          exclude: [...MEASURED, '**/node_modules/**'],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...endToEnd,
          name: 'end-to-end-measured',
          include: MEASURED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
