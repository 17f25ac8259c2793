import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { OpenReceiver } from '../receiver/open-receiver'
import type { Example, Program } from './document'
import { replayRequest } from './replay-request'

const run = promisify(execFile)
const MARK = '<<< next example >>>'

/** What runs an example, and how its file is called. Debian's Python has its packages. */
const PROGRAMS = {
  sh: { file: 'example.sh', program: ['bash', '--norc', '-euo', 'pipefail'] },
  js: { file: 'example.mjs', program: [process.execPath] },
  python: { file: 'example.py', program: ['/usr/bin/python3'] },
  go: { file: 'example.go', program: ['go', 'run'] },
} satisfies Record<Program, { file: string; program: string[] }>

/**
 * Runs examples of one language as a person would who types them one after the other: shell
 * examples share one shell.
 * @returns what each printed
 */
export async function runExamples(
  examples: Example[],
  folder: string,
  laptop: OpenReceiver,
): Promise<string[]> {
  const language = examples[0]?.language ?? 'sh'
  const codes = examples.map((example) => example.code)
  if (language === 'request') {
    const photo = await readFile(join(folder, 'photo.jpg'))
    return Promise.all(codes.map((code) => replayRequest(code, laptop, photo)))
  }
  const { url, folder: received, receiver } = laptop
  const { code } = receiver.listening()
  const ours = { URL: url, FOLDER: received, CODE: code }
  // What Go has built is kept in the home, and needs no compiler of C.
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', CGO_ENABLED: '0', ...ours }
  const { file, program } = PROGRAMS[language]
  await writeFile(join(folder, file), codes.join(`\necho; echo '${MARK}'\n`))
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
