/**
 * What nobody but a developer needs stays off; decision 63 says why one is on.
 * @param {'linux' | 'win' | 'mac'} system
 */
export const fusesFor = (system) => ({
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  runAsNode: system !== 'mac',
  resetAdHocDarwinSignature: system === 'mac',
})

/**
 * What electron-builder makes of the staged app (tools/package/stage.mjs). Debian packages, RPMs
 * and tar.gz are made of its Linux folder by tools/package/linux (decision 62).
 */
export default {
  appId: 'app.snapland.Snapland',
  productName: 'Snapland',
  executableName: 'snapland',
  copyright: 'Copyright © The Snapland authors',
  directories: { app: 'out/package/app', output: 'out/package/dist', buildResources: 'packaging' },
  // The staged folder is already all that is needed, and nothing else.
  files: ['**/*'],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  // Chromium's own words: file dialogs, menus of text fields.
  electronLanguages: [
    ...['ar', 'de', 'en-US', 'es', 'fr', 'ja', 'ko', 'pt-BR', 'ru', 'zh-CN', 'zh-TW'],
  ],
  extraFiles: [{ from: 'out/package/notices', to: 'licenses' }],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of electron-builder.
  artifactName: 'snapland-${version}-${os}-${arch}.${ext}',
  afterPack: './packaging/after-pack.mjs',
  // The older runtime wants libfuse2, which few systems still have, and no sandbox.
  toolsets: { appimage: '1.0.3' },
  linux: {
    target: ['AppImage'],
    category: 'Network',
    icon: 'out/package/icons/linux',
    synopsis: 'Photos from your phone, over the local network',
    extraFiles: [{ from: 'out/package/linux', to: '.' }],
    desktop: { entry: { StartupWMClass: 'Snapland', Keywords: 'photo;phone;QR;receive;' } },
  },
  win: {
    target: ['nsis', 'zip'],
    icon: 'out/package/icons/snapland.ico',
    extraFiles: [{ from: 'packaging/windows/snapland-receive.cmd', to: 'snapland-receive.cmd' }],
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    include: 'packaging/windows/installer.nsh',
  },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'out/package/icons/snapland.icns',
    category: 'public.app-category.photography',
    minimumSystemVersion: '13.0',
    hardenedRuntime: true,
    entitlements: 'packaging/mac/entitlements.plist',
    entitlementsInherit: 'packaging/mac/entitlements.plist',
    extendInfo: {
      NSLocalNetworkUsageDescription:
        'Phones send their photos to this computer over the local network.',
    },
  },
}
