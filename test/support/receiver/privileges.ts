import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Runs a program that only root may run, for a fault that cannot be made otherwise. Where the
 * machine does not let it, the test fails with a sentence: a fault that was not tried must not look
 * like one that was withstood.
 * @param what the fault, for the sentence
 * @returns what it printed
 */
export async function asRoot(what: string, program: string, ...args: string[]): Promise<string> {
  if (process.getuid?.() !== 0) {
    throw new Error(`NOT TESTED: ${what}. Only root can make it; run the tests as root.`)
  }
  try {
    return (await run(program, args)).stdout
  } catch (error) {
    const command = [program, ...args].join(' ')
    throw new Error(`NOT TESTED: ${what}. This machine refuses "${command}": ${error}`)
  }
}
