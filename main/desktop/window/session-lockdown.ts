import { app, type Session } from 'electron'

/** All that a page of ours may load from: its own files and the photos. Everything on a network is left out. */
const SCHEMES = ['app:', 'photo:', 'data:', 'blob:']
const DEVELOPER_SCHEMES = app.isPackaged ? [] : ['devtools:']

/**
 * Takes from a session everything that a page which only shows pictures never needs.
 * @param permissions what its pages may do all the same
 */
export function lockSession(session: Session, permissions: readonly string[] = []): void {
  const allowed = [...SCHEMES, ...DEVELOPER_SCHEMES]
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permissions.includes(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => permissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !allowed.some((scheme) => url.startsWith(scheme)) })
  })
}

/** Keeps every page where it was put: no navigation, no redirect, no window, no webview, no peer connection. */
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
