import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { version } from './package.json'
import { buildDate } from './tools/setup/build-date.mjs'

const FILE_TYPES = fileURLToPath(new URL('main/http/file-types.json', import.meta.url))
const BUNDLED = ['@fastify/busboy', '@koa/router', 'image-size', 'koa', 'qrcode', 'valibot', 'yazl']

/**
 * The three Electron builds. `main` also holds the terminal receiver, three threads, which measure
 * pictures, keep the index and write photos, and the process that starts commands, so that the
 * window, the terminal and the tests run the same files.
 */
export default defineConfig({
  main: {
    // Koa's table of 2,500 file types, twice: nine tenths of the script, of which the receiver
    // answers with these.
    resolve: { alias: { 'mime-db': FILE_TYPES } },
    build: {
      outDir: 'out/main',
      // For the packages, which carry these licences.
      license: true,
      minify: true,
      // Koa and its friends are a hundred small files, which take longer to find than to run.
      // SQLite and libheif read a file beside their own.
      externalizeDeps: { exclude: BUNDLED },
      rollupOptions: {
        input: {
          index: 'main/index.ts',
          headless: 'main/headless.ts',
          'measure-worker': 'main/image/measure-worker.ts',
          'index-worker': 'main/library/index-worker.ts',
          'disk-worker': 'main/library/disk-worker.ts',
          'command-host': 'main/commands/host-process.ts',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      license: true,
      // A sandboxed preload script cannot be an ES module.
      rollupOptions: {
        input: { index: 'preload/index.ts', thumbnailer: 'preload/thumbnailer.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    define: { BUILD: JSON.stringify({ version, date: buildDate() }) },
    build: {
      outDir: 'out/renderer',
      license: true,
      minify: true,
      // The window's Content-Security-Policy allows no inline code and no requests.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: 'renderer/index.html', thumbnailer: 'renderer/thumbnailer.html' },
      },
    },
  },
})
