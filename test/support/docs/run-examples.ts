import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { OpenReceiver } from '../receiver/open-receiver'
import type { Example } from './document'

const run = promisify(execFile)
const MARK = '<<< next example >>>'

/**
 * Runs examples of one language as a person would who types them one after the other: shell
 * examples share one shell.
 * @returns what each printed
 */
export async function runExamples(
  examples: Example[],
  folder: string,
  { url, folder: received, receiver }: OpenReceiver,
): Promise<string[]> {
  const { code } = receiver.listening()
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', URL: url, FOLDER: received, CODE: code }
  const isShell = examples[0]?.language === 'sh'
  const script = examples.map((example) => example.code).join(`\necho; echo '${MARK}'\n`)
  const file = join(folder, isShell ? 'example.sh' : 'example.mjs')
  await writeFile(file, script)
  const program = isShell ? ['bash', '--norc', '-euo', 'pipefail'] : [process.execPath]
  const [command = '', ...args] = [...program, file]
  const { stdout } = await run(command, args, { cwd: folder, env })
  return stdout.split(MARK)
}

/** Ids and dates differ from run to run. */
const withoutChance = (text: string) =>
  text
    .replace(/\r/g, '')
    .replace(/\b[0-9a-f]{32}\b/g, '<id>')
    .replace(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '<date>')

/** Expects that an example printed what the document says. */
export function expectOutput(printed: string, { language, text }: Example['expected']): void {
  const [actual, expected] = [withoutChance(printed), withoutChance(text)]
  if (language === 'json') expect(JSON.parse(actual)).toEqual(JSON.parse(expected))
  else if (language === 'text') expect(actual.trim()).toBe(expected)
  // Of an answer's headers the document shows those that matter.
  else expect(actual.split('\n')).toEqual(expect.arrayContaining(expected.split('\n')))
}
