import { beforeAll, expect } from 'vitest'
import type { Bridge } from '../../contract/bridge'
import { putPhoto } from '../support/network/photo-request'
import { createOpened } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type DesktopApp, startDesktopApp } from '../support/window/desktop-app'
import { type Home, makeHome } from '../support/window/home'
import { startXDisplay, type XDisplay } from '../support/x11/x-display'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

/** One app for a file of tests about what its pages may do. */
export function useApp() {
  const opened = createOpened()
  let app: DesktopApp
  let display: XDisplay
  let home: Home
  beforeAll(async () => {
    display = opened(await startXDisplay())
    home = opened(await makeHome())
    app = opened(await startDesktopApp({ display, home, args: ['--port', '0'] }))
    // It answers once all of it is open: the thumbnailer's session is there only then.
    await app.window.evaluate(() => window.bridge.readState())
  })

  return {
    app: () => app,
    display: () => display,
    home: () => home,
    /** Sends a photo of noise and returns its id. */
    async send(width: number, height: number): Promise<string> {
      const { listening } = await app.window.evaluate(() => window.bridge.readState())
      const answer = await putPhoto(listening.url, await noisePhoto(width, height))
      expect(answer.status).toBe(201)
      return (answer.body as { id: string }).id
    },
    /** The size at which the window shows a picture, or null if it shows none. */
    shown: (address: string) =>
      app.window.evaluate(
        (source) =>
          new Promise<string | null>((done) => {
            const picture = new Image()
            picture.onload = () => done(`${picture.naturalWidth} x ${picture.naturalHeight}`)
            picture.onerror = () => done(null)
            picture.src = source
          }),
        address,
      ),
  }
}
