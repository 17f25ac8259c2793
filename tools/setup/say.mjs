/**
 * A sentence for the person at the keyboard: shown without a stack, then the program ends with 1.
 */
export class Stop extends Error {}

/**
 * Tells what a step does. Always on stderr: stdout belongs to the program that is started.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`snapland: ${sentence}\n`)
}

/**
 * Runs a tool's main function; its answer becomes the exit code.
 * @param {() => Promise<number | undefined>} main
 */
export async function runTool(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
