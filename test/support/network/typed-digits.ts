import { Agent } from 'node:http'
import { send } from './photo-request'

/** Types digits as a program does: 303 leads on to the phone page. @returns the answer's status */
export async function typeDigits(origin: string, digits: string, agent?: Agent): Promise<number> {
  const body = `code=${digits}`
  return (await send(`${origin}/join`, { body, ...(agent && { agent }) })).status
}

/** Six digits that are not these. */
export const wrongFor = (digits: string): string => (digits === '000000' ? '000001' : '000000')

/**
 * Types wrong digits until nobody may type any more. All come from here, which may be wrong forty
 * times; a right one between makes it more.
 */
export async function closeTyping(origin: string, digits: string): Promise<void> {
  const wrong = wrongFor(digits)
  const agent = new Agent({ keepAlive: true, maxSockets: 6 })
  const all = (typed: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => typeDigits(origin, typed, agent)))
  await all(wrong, 39)
  await all(digits, 1)
  await all(wrong, 12)
  const last = await typeDigits(origin, digits, agent)
  agent.destroy()
  if (last !== 429) throw new Error('Digits can still be typed')
}
