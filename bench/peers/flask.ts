import { inProject } from '../../tools/setup/project.mjs'
import { startServer } from './child'
import type { Peer } from './peer'

const PROGRAM = inProject('bench', 'peers', 'flask_server.py')
/** Debian's Python, which has Debian's Flask. */
const PYTHON = '/usr/bin/python3'

/** Flask behind its own server, as `app.run` starts it: a thread for each connection. */
function flask(name: string, setUp: string, route: 'streamed' | 'whole' | 'durable'): Peer {
  return {
    name,
    setUp,
    async start(home) {
      const server = await startServer(home, (folder, port) => [
        ...['/usr/bin/env', `BENCH_FOLDER=${folder}`, PYTHON, PROGRAM, String(port)],
      ])
      return {
        ...server,
        async send(client, { name, pieces, crc32 }) {
          const headers = { 'Content-Type': 'application/octet-stream', 'X-CRC32': crc32 }
          const body = pieces.map(({ bytes }) => bytes)
          await client.send({ method: 'POST', path: `/${route}/${name}`, headers, body })
        },
      }
    },
  }
}

export const flaskStreaming = flask(
  'Flask, streaming',
  'Flask 2.2 (Debian) behind its own server, `app.run(threaded=True)`, which was two to four times faster here than gunicorn 20.1 with two ' +
    'workers of four threads: `shutil.copyfileobj(request.stream, file)`. No checksum, no `fsync`, and a file of that name is overwritten.',
  'streamed',
)

export const flaskWhole = flask(
  'Flask, whole body',
  'the same; `file.write(request.data)`, as the article does it that this idea comes from (which then also decodes the picture; that is ' +
    'left out). No checksum, no `fsync`, overwrites.',
  'whole',
)

export const flaskDurable = flask(
  'Flask, as durable',
  'no peer but a control: the streaming Flask in 15 lines that keep some of our promises, CRC-32, `fsync`, `link`, `fsync` of the folder. It ' +
    'shows what durability costs on this machine whatever the program.',
  'durable',
)
