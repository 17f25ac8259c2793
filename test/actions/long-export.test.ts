import { copyFile, readdir, rename, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slowWrites } from '../support/disk/slow-writes'
import { putPhoto } from '../support/network/photo-request'
import { forThisTest } from '../support/opened'
import { longPhoto } from '../support/photos/long-photo'
import { landscape } from '../support/photos/painted-photos'
import { until } from '../support/until'
import { useFilledWindow } from '../support/window/use-filled-window'
import { codeUrl } from '../support/window/window-bridge'

const MB = 1024 * 1024
/** Some steps of the progress, and more than any buffer on the way holds. */
const LENGTH = 24 * MB

const { filled, window, person } = useFilledWindow({ 'small.jpg': landscape(1) })

const progress = () => window().getByRole('progressbar', { name: 'Exporting 2 photos' })
const share = async () => Number(await progress().getAttribute('value'))
const inHome = async () =>
  (await readdir(filled().home.path)).filter((name) => name.includes('.zip'))

beforeAll(async () => {
  const { bytes } = await longPhoto(LENGTH)
  const answer = await putPhoto(await codeUrl(window()), { name: 'long.jpg', bytes })
  expect(answer.status).toBe(201)
  await window().locator('[data-saved="true"]', { hasText: 'long.jpg' }).waitFor()
})
beforeEach(() => window().keyboard.press('Escape'))

/** A ZIP of both photos, being written to a slow disk. */
async function beginZip(name: string) {
  const path = join(filled().home.path, name)
  const pid = filled().desktop.electron.process().pid ?? 0
  // What is not finished has this name.
  const slow = forThisTest(await slowWrites(pid, `${path}.new`))
  await person().answerDialog(path)
  await window().keyboard.press('Control+a')
  await window().keyboard.press('Control+e')
  await progress().waitFor()
  return slow
}

describe('a long export', () => {
  it('shows how far it is, from the beginning to the end', async () => {
    const slow = await beginZip('slow.zip')
    expect(await share()).toBeLessThan(0.9)
    await until('a part of it', async () => (await share()) > 0.1)
    expect(await share()).toBeLessThan(0.9)
    expect(await inHome()).toEqual(['slow.zip.new'])
    await slow.close()
    await person().status('Saved slow.zip')
    expect(await progress().count()).toBe(0)
    expect(await inHome()).toEqual(['slow.zip'])
  })

  it.each([
    ['the mouse', () => window().getByRole('button', { name: 'Cancel' }).click()],
    [
      'the keyboard',
      async () => {
        await window().getByRole('button', { name: 'Cancel' }).focus()
        await window().keyboard.press('Enter')
      },
    ],
  ])('ends at once when it is cancelled with %s, and leaves nothing', async (how, cancel) => {
    await beginZip(`${how}.zip`)
    await until('a part of it', async () => (await share()) > 0)
    expect(await share()).toBeLessThan(0.9)
    await cancel()
    await person().status('Nothing was saved.')
    expect((await inHome()).filter((name) => name.startsWith(how))).toEqual([])
  })
})

describe('copying many', () => {
  /**
   * Zeros after the picture, which take no room until they are copied: no disk is through before a
   * person has cancelled.
   */
  const HUGE = 8 * 1024 * MB

  it('shows how far it is, and leaves no half of a photo when it is cancelled', async () => {
    const { folder: photos, path } = filled().home
    const huge = join(path, 'huge.jpg')
    await copyFile(join(photos, 'small.jpg'), huge)
    await truncate(huge, HUGE)
    await rename(huge, join(photos, 'huge.jpg'))
    await window()
      .getByRole('button', { name: /^huge.jpg/ })
      .waitFor()
    const folder = join(path, 'copies')
    await filled().makeFolder(folder)
    await person().answerDialog(folder)
    await window().keyboard.press('Control+a')
    await window().keyboard.press('Control+s')

    const bar = window().getByRole('progressbar', { name: 'Copying 3 photos' })
    const share = async () => Number(await bar.getAttribute('value'))
    const first = await share()
    await until('more of it', async () => (await share()) > first)
    await window().getByRole('button', { name: 'Cancel' }).click()
    await bar.waitFor({ state: 'detached' })
    expect(await readdir(folder)).not.toContain('huge.jpg')
  })
})
