import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { PROJECT } from './unprivileged'

const STAND_IN = join(PROJECT, 'test/support/receiver/commanded-receiver.ts')

/**
 * Builds the terminal receiver with `commanded-receiver.ts` in it, beside the real one.
 * @returns its path, for `startTerminalReceiver`
 */
export async function buildCommandedReceiver() {
  const folder = join(PROJECT, 'out/commanded')
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    plugins: [
      {
        name: 'commanded',
        enforce: 'pre',
        resolveId: (source, importer) =>
          source === './receiver' && resolve(importer ?? '', '..') === join(PROJECT, 'main')
            ? STAND_IN
            : null,
      },
    ],
    build: { ssr: join(PROJECT, 'main/headless.ts'), outDir: folder },
  })
  return { path: join(folder, 'headless.js'), close: () => rm(folder, { recursive: true }) }
}
