import { ask } from '../../tools/setup/run.mjs'
import { putFile, startServer } from './child'
import type { Peer } from './peer'

const PROGRAM = 'copyparty'

/** Neither Debian nor npm has it: it takes part where `pip install copyparty` has put it. */
export const hasCopyparty = (): boolean => ask(PROGRAM, ['--version']).code === 0

export const copyparty: Peer = {
  name: PROGRAM,
  setUp:
    'as `copyparty -q -v photos::rw` starts it, `PUT`. It computes the SHA-512 of what it receives ' +
    'and tells it: no checksum that is compared before, no `fsync`; a second file of one name gets ' +
    'another name.',
  async start(home) {
    const server = await startServer(home, (folder, port) => [
      // It keeps its settings in the home of who starts it.
      ...['/usr/bin/env', `HOME=${home}`, PROGRAM, '-q'],
      ...['-i', '127.0.0.1', '-p', String(port), '-v', `${folder}::rw`],
    ])
    return { ...server, send: putFile }
  },
}
