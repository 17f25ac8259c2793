import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { type PhonesAndLaptop, startPhonesAndLaptop } from './support/phone-page'

describe('trouble on the way, each with its own sentence and its own way on', () => {
  const opened = createOpened()
  let world: PhonesAndLaptop
  const openPage = async (prepare?: Parameters<PhonesAndLaptop['openPage']>[0]) =>
    opened(await world.openPage(prepare))

  beforeAll(async () => {
    world = opened(await startPhonesAndLaptop())
  })

  it('stopped by the owner: says so, and goes on by itself when started again', async () => {
    const { choose, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    await choose('stopped.jpg')
    await says('Test has stopped receiving.')
    await world.laptop.receiver.setStopped(false)
    await says('1 photo saved on Test')
  })

  it('the computer asks first: waits for a yes', async () => {
    world.laptop.receiver.setAskFirst(true)
    const { choose, says } = await openPage()
    await choose('asking.jpg')
    await says('Test asks before a new phone can send.')
    world.laptop.receiver.setAskFirst(false)
    await says('1 photo saved on Test')
  })

  it('the folder is gone: waits until it is there again', async () => {
    const { choose, says } = await openPage()
    await rename(world.laptop.folder, `${world.laptop.folder}-elsewhere`)
    await choose('folder.jpg')
    await says('Test cannot use its photo folder.')
    await rename(`${world.laptop.folder}-elsewhere`, world.laptop.folder)
    await says('1 photo saved on Test')
  })

  it('out of reach: waits for the Wi-Fi, and after a minute asks a person to look', async () => {
    const { page, choose, says } = await openPage((page) => page.clock.install())
    world.wifi.swallowEverything()
    await choose('unreachable.jpg')
    await page.clock.runFor('00:30')
    await says('Paused, waiting for Wi-Fi.')
    await page.clock.runFor('01:30')
    await says('Still can’t reach Test.')
    world.wifi.heal()
    await page.clock.runFor('01:00')
    await says('1 photo saved on Test')
  })

  it('a file changed on the phone: asks for that one again by name, and takes it', async () => {
    const { page, choose, says } = await openPage()
    await world.laptop.receiver.setStopped(true)
    const path = join(world.laptop.folder, '..', 'stale.jpg')
    await writeFile(path, world.photo.bytes)
    await page.setInputFiles('#choose', path)
    await says('Test has stopped receiving.')
    await rm(path)
    await world.laptop.receiver.setStopped(false)
    await says('Your phone no longer gives this file.')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByLabel('Choose stale.jpg again').click(),
    ])
    await rm(path, { force: true })
    expect(chooser.isMultiple()).toBe(true)
    await choose('stale.jpg')
    await says('1 photo saved on Test')
    expect(await page.getByRole('listitem').count()).toBe(1)
  })

  it('a file that is no photo: says so in its row, and the others go on', async () => {
    const { page, choose, says } = await openPage()
    const buffer = Buffer.alloc(9000, 'notes ')
    await page.setInputFiles('#originals', { name: 'notes.txt', mimeType: 'text/plain', buffer })
    await says('Not a photo. Test takes only photos.')
    await choose('other.jpg')
    await says('1 of 2 saved')
  })

  it('a phone that was removed: hears it, and nothing more is tried', async () => {
    const { page, choose, says } = await openPage()
    const id = await page.evaluate<string>('JSON.parse(localStorage["snapland-sender"]).id')
    await world.laptop.receiver.removePhone(id)
    await choose('removed.jpg')
    await says('Test no longer takes photos from this phone.')
  })

  it('the code has changed: ends everything with what to do', async () => {
    const { page, choose, says } = await openPage()
    await world.laptop.receiver.renewCode()
    await choose('old-code.jpg')
    await says('The code of Test has changed.')
    await page.getByRole('button', { name: 'Try again', exact: true }).waitFor()
  })
})
