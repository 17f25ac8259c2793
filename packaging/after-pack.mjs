import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Called by electron-builder before it sets fuses and signs: takes away the starter of an Electron
 * that came from npm (tools/setup/npm-carried-electron.mjs).
 * @param {any} context
 */
export default async function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'linux')
    await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
}
