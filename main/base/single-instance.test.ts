import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDataFolder, lockPath } from './single-instance'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapland-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('lets one process at a time have a data folder', async () => {
  const release = await lockDataFolder(folder)
  await expect(lockDataFolder(folder)).rejects.toThrow(/already running/)
  await release()
  await (await lockDataFolder(folder))()
})

it('takes over from a process that was killed', async () => {
  const socket = lockPath(folder)
  const holder = spawn(process.execPath, [
    '-e',
    `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('held'))`,
  ])
  await once(holder.stdout, 'data')
  await expect(lockDataFolder(folder)).rejects.toThrow(/already running/)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await (await lockDataFolder(folder))()
})
