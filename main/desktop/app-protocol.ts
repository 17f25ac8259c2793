import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { servedPath } from './served-path'

/** The window's page lives at `app://snapland/`, the darkroom's at `app://darkroom/`: two origins that cannot touch each other. */
export const WINDOW_HOST = 'snapland'
export const DARKROOM_HOST = 'darkroom'

/** Gives `app:` and `photo:` the standing of real web schemes. Must run before Electron is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
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

export interface Pages {
  host: string
  /** Folder of the built pages. */
  folder: string
  /** Their Content-Security-Policy. */
  policy: string
}

/** Serves the app's own pages in a session. The policy goes with every answer, so no page escapes it. */
export function servePages(session: Session, { host, folder, policy }: Pages): void {
  session.protocol.handle('app', async (request) => {
    const served = request.method === 'GET' ? servedPath(request.url, host) : null
    const body = served && (await readFile(join(folder, ...served.segments)).catch(() => null))
    return new Response(body ? new Uint8Array(body) : null, {
      status: body ? 200 : 404,
      headers: {
        'Content-Type': served?.type ?? 'text/plain',
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
    })
  })
}
