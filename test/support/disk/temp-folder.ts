import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder of this test's own, as its real path; gone when the test has ended. */
export async function tempFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'snapland-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
