import { once } from 'node:events'
import { createServer } from 'node:net'

/** Systems give their own from 32,768 (Linux) or 49,152 (others) upwards. */
const PORTS = { from: 20_000, many: 12_000 }

/**
 * A port of this machine that was free a moment ago, for programs that cannot say which they took,
 * and for those that end and listen again: meanwhile the system gives it to nobody else.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.many)
    const server = createServer().listen(port)
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
