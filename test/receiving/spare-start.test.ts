import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import type { Settings } from '../../contract/settings'
import { readOptions } from '../../main/options'
import { createReceiver } from '../../main/receiver'
import { optionsAtStart } from '../../main/settings/settings-control'
import { DEFAULT_SETTINGS } from '../../main/settings/settings-file'
import { putPhoto } from '../support/network/photo-request'
import { takePort } from '../support/network/taken-port'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'

const OUT = new URL('../../out/', import.meta.url)

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'snapland-start-'))
  forThisTest({ close: () => rm(home, { recursive: true }) })
})

/** Below a file there is no folder. */
async function unusableFolder(): Promise<string> {
  await writeFile(join(home, 'file'), '')
  return join(home, 'file', 'photos')
}

async function start(set: Partial<Settings>, ...said: string[]) {
  const around = { pictures: home, data: join(home, 'data'), computer: 'Study', out: OUT }
  const options = readOptions(['--host', '127.0.0.1', ...said])
  const settings = { ...DEFAULT_SETTINGS, ...set }
  return forThisTest(await createReceiver(optionsAtStart(options, settings, around)))
}

it('starts without a folder that has gone, says so, and receives', async () => {
  const folder = await unusableFolder()
  const receiver = await start({ folder, computer: 'Lab' }, '--port', '0')
  expect(receiver.startError).toMatchObject({ code: 'FOLDER_UNUSABLE', details: { folder } })
  expect(receiver.listening().folder).toBe(join(home, 'Snapland'))
  const { url } = receiver.listening()
  expect((await putPhoto(url, await noisePhoto(60, 40))).status).toBe(201)
  expect(await (await fetch(url)).text()).toContain('Lab')
})

it('starts without a port that is taken, and says so', async () => {
  const port = await takePort()
  const receiver = await start({ port })
  expect(receiver.startError).toMatchObject({
    code: 'PORT_TAKEN',
    details: { port: String(port) },
  })
  expect(receiver.listening().port).not.toBe(port)
  expect((await fetch(receiver.listening().url)).status).toBe(200)
})

it('has nothing to say where all is as it was set', async () => {
  const folder = join(home, 'photos')
  const receiver = await start({ folder }, '--port', '0')
  expect(receiver.listening().folder).toBe(folder)
  expect(receiver.startError).toBeNull()
})

it('does not start elsewhere than the command line says', async () => {
  const folder = await unusableFolder()
  await expect(start({}, '--port', '0', '--folder', folder)).rejects.toThrow(folder)
  const port = await takePort()
  await expect(start({}, '--port', `${port}`)).rejects.toThrow(`Port ${port} is in use`)
})
