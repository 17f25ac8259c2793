import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What nobody but a developer needs stays off; decision 63 says why one is on. */
const FUSES = {
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

/**
 * Called by electron-builder before it signs.
 * @param {any} context
 */
export default async function afterPack(context) {
  const { packager, appOutDir, electronPlatformName } = context
  // The starter of an Electron that came from npm (tools/setup/npm-carried-electron.mjs).
  if (electronPlatformName === 'linux')
    await rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
  const fuses = await packager.generateFuseConfig({
    ...FUSES,
    runAsNode: electronPlatformName !== 'darwin',
    ...(electronPlatformName === 'darwin' && { resetAdHocDarwinSignature: true }),
  })
  await packager.addElectronFuses(context, fuses)
}
