import { createInterface } from 'node:readline'
import * as receivers from '../../../main/receiver'
import { type Command, doneLine } from './command'

/**
 * Stands in for `main/receiver` in a terminal receiver that tests build: what only the window can
 * ask of a receiver comes as lines on stdin, and each is told among the events once it is done.
 */
export async function createReceiver(
  options: Parameters<typeof receivers.createReceiver>[0],
): Promise<receivers.Receiver> {
  const receiver = await receivers.createReceiver(options)
  createInterface({ input: process.stdin }).on('line', async (line) => {
    const { renewCode, removePhone } = JSON.parse(line) as Command
    if (renewCode) await receiver.renewCode()
    if (removePhone) await receiver.removePhone(removePhone)
    process.stdout.write(`${doneLine(line)}\n`)
  })
  return receiver
}
