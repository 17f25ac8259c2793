import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../test/support/network/free-port'
import { ask } from '../../tools/setup/run.mjs'
import { startChild, untilItAnswers } from './child'
import type { Peer } from './peer'

const PROGRAM = 'copyparty'

/** Neither Debian nor npm has it: it takes part where `pip install copyparty` has put it. */
export const hasCopyparty = (): boolean => ask(PROGRAM, ['--version']).code === 0

export const copyparty: Peer = {
  name: PROGRAM,
  setUp:
    'as `copyparty -q -v photos::rw` starts it, `PUT`. It computes the SHA-512 of what it receives and writes it under its own name: no ' +
    'checksum that the sender could have compared before, no `fsync`; a second file of one name gets another name.',
  async start(home) {
    const folder = join(home, 'photos')
    await mkdir(folder)
    const port = await freePort()
    const listen = ['-q', '-i', '127.0.0.1', '-p', String(port), '-v', `${folder}::rw`]
    // It keeps its settings in the home of who starts it.
    const child = startChild(home, '/usr/bin/env', [`HOME=${home}`, PROGRAM, ...listen])
    await untilItAnswers(port)
    return {
      ...{ folder, port, pid: child.pid, close: child.close },
      async send(client, { name, pieces }) {
        const body = pieces.map(({ bytes }) => bytes)
        await client.send({ method: 'PUT', path: `/${name}`, body })
      },
    }
  },
}
