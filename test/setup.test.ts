import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { PROJECT } from './support/receiver/unprivileged'

const run = promisify(execFile)

/** These tests run after a set-up, so a further one has nothing to do. */
describe('the set-up before a start', () => {
  const tool = (name: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [join(PROJECT, 'tools', 'run.mjs'), name, ...args], {
      env: { PATH: process.env.PATH, ...env },
    })

  it('does and says nothing when everything is there', async () => {
    const { stdout, stderr } = await tool('receive', ['--help'])
    expect(stdout).toContain('npm run receive -- [options]')
    expect(stderr).toBe('')
  })

  it('starts the terminal receiver with the same options where there is no display', async () => {
    const starting = tool('start', ['--port', 'many'])
    await expect(starting).rejects.toMatchObject({
      stderr: expect.stringMatching(/there is no display here.*\n.*--port takes a whole number/),
    })
  })

  it('says that a window to work on needs a display', async () => {
    await expect(tool('dev', [])).rejects.toMatchObject({
      stderr: 'snapland: there is no display here, and "npm run dev" shows a window.\n',
    })
  })
})
