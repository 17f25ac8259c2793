import { defineConfig } from 'vitest/config'

const SECONDS = 1000

/**
 * `unit`: beside the sources, in plain Node. `end-to-end`: the real app, real browsers; one file at
 * a time on one display.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contract,main,renderer,mobile-web,tools,bench}/**/*.test.ts'],
          testTimeout: 30 * SECONDS,
          // No module keeps state, so files can share a process: a third of the time.
          isolate: false,
          setupFiles: ['test/support/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300 * SECONDS,
          hookTimeout: 300 * SECONDS,
          // No step may depend on how fast this machine is; vitest's own limit is one second.
          expect: { poll: { timeout: 60 * SECONDS } },
        },
      },
    ],
  },
})
