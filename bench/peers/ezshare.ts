import { inProject } from '../../tools/setup/project.mjs'
import type { Picture } from '../picture'
import { startServer } from './child'
import { PEER_MODULES } from './install.mjs'
import type { Peer } from './peer'

const BOUNDARY = 'snapland-bench-boundary'

/** What its page sends: a form with the file in the field "files" (RFC 7578). */
function form({ name, pieces }: Picture): Uint8Array[] {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`
  return [
    Buffer.from(head),
    ...pieces.map(({ bytes }) => bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]
}

export const ezshare: Peer = {
  name: 'ezshare',
  setUp:
    'the server of @ezshare/cli 2.0 (Express 4 and formidable 3), a form with one file as its page sends it. It streams to a temporary name ' +
    'and renames: no checksum, no `fsync`; a second file of one name is dropped.',
  async start(home) {
    const server = await startServer(home, (folder, port) => [
      ...[process.execPath, inProject('bench', 'peers', 'ezshare-server.mjs')],
      ...[PEER_MODULES, folder, String(port)],
    ])
    return {
      ...server,
      async send(client, picture) {
        const headers = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` }
        const path = '/api/upload?path=%2F'
        await client.send({ method: 'POST', path, headers, body: form(picture) })
      },
    }
  },
}
