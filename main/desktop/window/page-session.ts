import { join } from 'node:path'
import { app, protocol, type Session, type WebPreferences } from 'electron'
import { type AppPage, servedPath } from './pages'

/** Registers `app:` and `photo:` as standard schemes. Must run before Electron is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    // Decoders fetch their own WebAssembly; the window's policy lets it fetch nothing.
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: 'photo',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
      },
    },
  ])
}

/**
 * Keeps Chromium from every network: the pages come by `app:` and `photo:`, and nothing else is
 * wanted. What it asks for by itself passes no session's filter. Must run before Electron is ready.
 */
export function lockNetwork(): void {
  // Neither a name nor an address in figures leads anywhere: not for a prefetch of names, which no
  // content policy stops, and not for a relay of WebRTC.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  // A proxy would look names up in our place, and is itself searched for in the network (WPAD).
  app.commandLine.appendSwitch('no-proxy-server')
  // WebRTC would join the group of multicast DNS to answer for names of its own.
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
  app.on('session-created', (session) => {
    // A session comes with a dictionary, which it fetches unless it is taken away at once.
    session.setSpellCheckerLanguages([])
    session.setSpellCheckerEnabled(false)
  })
}

/** net/base/net_error_list.h of Chromium. */
const ERR_FILE_NOT_FOUND = -6

/**
 * Serves one of the app's pages from the folder of the built pages, its policy with every answer.
 * Chromium reads the files: `protocol.handle` would load Node's `Request` and `Response`, a tenth
 * of the start, and pass every byte through this thread.
 */
export function servePage(session: Session, { host, policy }: AppPage, folder: string): void {
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  }
  session.protocol.registerFileProtocol('app', ({ method, url }, answer) => {
    const way = method === 'GET' ? servedPath(url, host) : null
    answer(way ? { path: join(folder, ...way), headers } : { error: ERR_FILE_NOT_FOUND })
  })
}

/** The settings of every page in the app. */
export function webPreferences(preload: string, session: Session): WebPreferences {
  return {
    preload,
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}

/** All that a page may load from: its own files and the photos, nothing from a network. */
const SCHEMES = ['app:', 'photo:', 'data:', 'blob:']
const DEVELOPER_SCHEMES = app.isPackaged ? [] : ['devtools:']

/**
 * Removes everything from a session that a page of pictures does not need.
 * @param permissions the permissions that its pages keep
 */
export function lockSession(session: Session, permissions: readonly string[] = []): void {
  const allowed = [...SCHEMES, ...DEVELOPER_SCHEMES]
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permissions.includes(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => permissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowed.some((scheme) => url.startsWith(scheme)) })
  })
}

/** Pins every page: no navigation, redirect, new window, webview or peer connection. */
export function lockPages(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
