import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { webm } from './fixtures/videos'
import { receivedFiles } from './support/disk/received-files'
import { createOpened } from './support/opened'
import { startAndroidPhone } from './support/phone/android-phone'
import { pickFiles } from './support/phone/pick-files'
import { landscape, type PaintedPhoto, paintAlbum } from './support/photos/painted-photos'
import { startTerminalReceiver, type TerminalReceiver } from './support/receiver/terminal-receiver'
import { type Home, makeHome } from './support/window/home'

/**
 * A name instead of 127.0.0.1: over plain http it is no secure context, as a laptop's address is
 * none for a phone.
 */
const LAPTOP = 'laptop.test'

describe('the phone page at an address that is no secure context', () => {
  const opened = createOpened()
  let home: Home
  let receiver: TerminalReceiver
  let photos: PaintedPhoto[]
  let url: string

  beforeAll(async () => {
    photos = opened(
      await paintAlbum({ 'first.jpg': landscape(1), 'second.jpg': landscape(2) }),
    ).photos
    home = opened(await makeHome())
    receiver = opened(await startTerminalReceiver(home, ['--allow-host', LAPTOP]))
    url = receiver.listening.url.replace('127.0.0.1', LAPTOP)
  })

  const openPage = async (language: string) => {
    const { page } = opened(await startAndroidPhone({ language, hosts: [LAPTOP] }))
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(url)
    expect(await page.evaluate('isSecureContext')).toBe(false)
    return { page, problems }
  }

  it('sends chosen photos, without an error on its console', async () => {
    const { page, problems } = await openPage('en-US')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Test laptop')
    await pickFiles(
      page,
      'Choose photos',
      photos.map(({ path }) => path),
    )
    await page.getByRole('heading', { name: '2 photos saved' }).waitFor()
    expect([...(await receivedFiles(home.folder)).keys()]).toEqual(['first.jpg', 'second.jpg'])
    expect(problems).toEqual([])
  })

  it('sends a video: its row has a picture, size and duration', async () => {
    const { page, problems } = await openPage('en-US')
    const clip = { name: 'clip.webm', mimeType: 'video/webm', buffer: webm() }
    await pickFiles(page, 'Choose photos', clip)
    const row = page.getByRole('listitem').filter({ hasText: '320 × 240 · 0:12' })
    await row.filter({ hasText: 'saved as clip.webm' }).waitFor()
    await page.getByRole('heading', { name: '1 file saved on Test laptop.' }).waitFor()
    await row.locator('canvas').waitFor()
    const green = await page.evaluate<number>(
      `(([red, green]) => green - red)(document.querySelector('.row canvas').getContext('2d').getImageData(70, 70, 1, 1).data)`,
    )
    expect(green).toBeGreaterThan(20)
    expect(problems).toEqual([])
  })

  it('sends a photo that was just taken, in Korean', async () => {
    const { page, problems } = await openPage('ko-KR')
    await page.getByLabel('사진 선택').waitFor()
    const shot = {
      name: 'shot.jpg',
      mimeType: 'image/jpeg',
      buffer: await readFile(photos[0]?.path ?? ''),
    }
    await pickFiles(page, '사진 찍기', shot)
    await page
      .getByRole('listitem')
      .filter({ hasText: '640 × 480' })
      .filter({ hasText: 'shot.jpg' })
      .waitFor()
    expect((await receivedFiles(home.folder)).has('shot.jpg')).toBe(true)
    expect(problems).toEqual([])
  })

  it('asks for the code where somebody types only the address', async () => {
    const { page } = await openPage('en-US')
    await page.goto(new URL('/', url).href)
    await page
      .getByLabel('Type the 6-digit code shown on the computer')
      .fill(receiver.listening.code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Choose photos').waitFor()
    expect(page.url()).toBe(url)
  })
})
