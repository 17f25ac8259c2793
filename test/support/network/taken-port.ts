import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/**
 * Another program has the port until the test ends.
 * @param wanted 0: any
 * @throws Error EADDRINUSE when somebody else has it
 */
export async function takePort(wanted = 0): Promise<number> {
  const other = createServer().listen({ port: wanted, host: '127.0.0.1', exclusive: true })
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  return (other.address() as AddressInfo).port
}
