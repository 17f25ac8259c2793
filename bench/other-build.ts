import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inProject } from '../tools/setup/project.mjs'
import { npmQuietly } from '../tools/setup/run.mjs'

const git = async (...args: string[]) =>
  (await promisify(execFile)('git', ['-C', inProject(), ...args])).stdout.trim()

export interface OtherBuild {
  /** The folder of the built project. */
  project: string
  close(): Promise<void>
}

/**
 * Builds another commit of this repository in a folder of its own, with the packages of this one.
 * @param revision as git names it: a branch, a tag, a hash
 * @throws Error where there is no such commit, or its build fails
 */
export async function buildRevision(revision: string): Promise<OtherBuild> {
  const commit = await git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`).catch(() => {
    throw new Error(`There is no commit "${revision}"`)
  })
  const home = await mkdtemp(join(tmpdir(), 'snapland-build-'))
  const project = join(home, 'project')
  const close = async () => {
    await git('worktree', 'remove', '--force', project)
    await rm(home, { recursive: true })
  }
  await git('worktree', 'add', '--detach', project, commit)
  await symlink(inProject('node_modules'), join(project, 'node_modules'))
  const { ok, text } = await npmQuietly(['--prefix', project, 'run', '--silent', 'build'])
  if (ok) return { project, close }
  await close()
  throw new Error(`The build of ${revision} failed:\n${text}`)
}
