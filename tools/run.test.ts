import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { inProject } from './setup/project.mjs'

const run = promisify(execFile)

it.each(['start', 'receive', 'dev', 'test'])(
  'a Node that is too old for "%s" is told in one sentence, before anything is installed',
  async (name) => {
    const old = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })'
    const started = run(process.execPath, [
      ...['--import', `data:text/javascript,${encodeURIComponent(old)}`],
      ...[inProject('tools', 'run.mjs'), name],
    ])
    await expect(started).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'snapland: Node 20.19 or newer is needed, and this is Node 20.18.3: ' +
        'get it from https://nodejs.org, then try again.\n',
    })
  },
)
