import { execFile } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { tempFolder } from '../test/support/disk/temp-folder'
import { freePort } from '../test/support/network/free-port'
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

it('options are the same with and without the "--" that npm takes away', async () => {
  const project = await tempFolder()
  await mkdir(join(project, 'tools'))
  await cp(inProject('package.json'), join(project, 'package.json'))
  await cp(inProject('tools', 'run.mjs'), join(project, 'tools', 'run.mjs'))
  const echo = 'process.stdout.write(process.argv.slice(2).join())'
  await writeFile(join(project, 'tools', 'echo.mjs'), echo)
  const told = async (...options: string[]) => {
    const args = [join(project, 'tools', 'run.mjs'), 'echo', ...options]
    return (await run(process.execPath, args)).stdout
  }
  expect(await told('--', '--help', '--', 'x')).toBe('--help,--,x')
  expect(await told('--help', '--')).toBe('--help,--')
  expect(await told('--')).toBe('')
})

// npm starts twice, which takes it half a minute on a machine that is busy.
const NPM_TWICE_MS = 180_000

it('a network that is not there is told in one sentence', { timeout: NPM_TWICE_MS }, async () => {
  const project = await tempFolder()
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'tools'])
    await cp(inProject(name), join(project, name), { recursive: true })
  const started = run(process.execPath, [join(project, 'tools', 'run.mjs'), 'receive'], {
    env: {
      ...process.env,
      npm_config_cache: join(project, 'empty'),
      npm_config_registry: `http://127.0.0.1:${await freePort()}`,
    },
  })
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^snapland: installing .*\nsnapland: Snapland’s packages could not be downloaded: 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\. Check the network, then try again\.\n$/,
    ),
  })
})
