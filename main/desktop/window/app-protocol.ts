import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import type { AppPage } from './pages'
import { servedPath } from './served-path'

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

/** Serves one of the app's pages in its session, from the folder of the built pages. The policy goes with every answer. */
export function servePage(session: Session, { host, policy }: AppPage, folder: string): void {
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
