import type { Agent } from 'node:http'
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
  const typed = [...Array<string>(39).fill(wrong), digits, ...Array<string>(12).fill(wrong)]
  for (const each of typed) await typeDigits(origin, each)
  if ((await typeDigits(origin, digits)) !== 429) throw new Error('Digits can still be typed')
}
