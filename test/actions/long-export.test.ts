import { copyFile, readdir, rename, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSlowTarget } from '../support/disk/slow-target'
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

/** A ZIP of both photos, being written to a place that takes only what the test takes. */
async function beginZip(name: string) {
  const path = join(filled().home.path, name)
  // What is not finished has this name.
  const place = forThisTest(await makeSlowTarget(`${path}.part`))
  await person().answerDialog(path)
  await window().keyboard.press('Control+a')
  await window().keyboard.press('Control+e')
  await progress().waitFor()
  return place
}

describe('a long export', () => {
  it('shows how far it is, from the beginning to the end', async () => {
    const place = await beginZip('slow.zip')
    expect(await share()).toBeLessThan(0.2)
    const shares: number[] = []
    let taken = 0
    for (let chunk = await place.take(MB); chunk.length > 0; chunk = await place.take(MB)) {
      taken += chunk.length
      if (taken > LENGTH / 3 && shares.length === 0) {
        await until('a third', async () => (await share()) > 0.2)
        shares.push(await share())
      }
    }
    expect(shares[0]).toBeLessThan(0.9)
    await person().status('Saved slow.zip')
    expect(await progress().count()).toBe(0)
    expect(taken).toBeGreaterThan(LENGTH)
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
    const place = await beginZip(`${how}.zip`)
    await place.take(MB)
    await cancel()
    let taken = MB
    for (let chunk = await place.take(MB); chunk.length > 0; chunk = await place.take(MB)) {
      taken += chunk.length
      // The wish is on its way: no sooner than it can be heard may all be taken.
      await pause(50)
    }
    await person().status('Nothing was saved.')
    expect(taken).toBeLessThan(LENGTH)
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
