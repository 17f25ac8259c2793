import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { PREVIEW_MAX_BYTES } from '../contract/bridge'
import { animated } from './fixtures/animated'
import { endlessPng } from './fixtures/endless'
import { paintPicture } from './fixtures/paint'
import { sendPhotos } from './support/phone/send-photos'
import { landscape } from './support/photos/painted-photos'
import { until } from './support/until'
import { useFilledWindow } from './support/window/use-filled-window'
import { codeUrl } from './support/window/window-bridge'
import { tileOf } from './support/window/window-tiles'

const { filled, window } = useFilledWindow({ 'first.jpg': landscape(1) })

const DAMAGED = 'Part of the picture in the file is missing or garbled.'

const dialog = () => window().getByRole('dialog')
const picture = () => dialog().getByRole('img')
const alert = () => dialog().getByRole('alert')

/** Sends this file and enlarges it. */
async function enlarge(name: string, bytes: Buffer, width: number, height: number) {
  const photo = { name, path: '', bytes, width, height }
  await sendPhotos(await codeUrl(window()), 'Green iPhone', [photo])
  await tileOf(window(), photo).dblclick()
  await dialog().waitFor()
}

// One test that fails must not leave its dialog to the others.
afterEach(async () => {
  if ((await dialog().count()) > 0) await window().keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

describe('in the enlarged view', () => {
  it.each(['gif', 'webp'] as const)('an animated %s plays', async (format) => {
    await enlarge(`film.${format}`, await animated(format), 200, 200)
    await window().locator('.picture-full[data-state="shown"]').waitFor()
    const seen = new Set<string>()
    await until('both frames to be seen', async () => {
      const { channels } = await sharp(await picture().screenshot()).stats()
      const [red, , blue] = channels
      seen.add((red?.mean ?? 0) > (blue?.mean ?? 0) ? 'red' : 'blue')
      return seen.size === 2
    })
  })

  it('a HEIC is shown in full, upright, as the thumbnailer has decoded it', async () => {
    const heic = { ...landscape(3), width: 1200, height: 1600, format: 'heic' } as const
    await enlarge('iphone.heic', await paintPicture({ ...heic, orientation: 6 }), 1200, 1600)
    await window().locator('.picture-full[data-state="shown"]').waitFor()
    const size = await picture().evaluate(
      (image: { naturalWidth: number; naturalHeight: number }) => [
        image.naturalWidth,
        image.naturalHeight,
      ],
    )
    expect(size).toEqual([1200, 1600])
  })

  it('a photo that is cut short shows what there is, says so, and is kept as it was sent', async () => {
    const whole = await paintPicture({ ...landscape(4), width: 1600, height: 1200 })
    const half = whole.subarray(0, whole.length / 2)
    await enlarge('cut.jpg', half, 1600, 1200)
    await window().locator('.picture-full[data-state="shown"]').waitFor()
    await dialog().getByText(DAMAGED).waitFor()
    expect((await readFile(join(filled().home.folder, 'cut.jpg'))).equals(half)).toBe(true)
  })

  it('a complete JPEG of which a part was written over says so, and a whole one does not', async () => {
    const whole = await paintPicture({ ...landscape(6), width: 1600, height: 1200 })
    await enlarge('whole.jpg', whole, 1600, 1200)
    await window().keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    const middle = whole.length >> 1
    const garbled = Buffer.from(whole).fill(0x55, middle, middle + 4096)
    await enlarge('garbled.jpg', garbled, 1600, 1200)
    await dialog().getByText(DAMAGED).waitFor()
    const { photos } = await window().evaluate<{ photos: string }>('bridge.readState()')
    const damaged = (JSON.parse(photos) as { name: string; isDamaged: boolean }[])
      .filter(({ isDamaged }) => isDamaged)
      .map(({ name }) => name)
    expect(damaged).toContain('garbled.jpg')
    expect(damaged).not.toContain('whole.jpg')
  })

  it('a photo of too many pixels is not decoded, and explains itself', async () => {
    const bytes = endlessPng(17_000, 17_000)
    await enlarge('poster.png', bytes, 17_000, 17_000)
    await alert().getByText('Too large to preview').waitFor()
    await alert().getByText('The file is saved as it was sent.').waitFor()
    expect((await readFile(join(filled().home.folder, 'poster.png'))).equals(bytes)).toBe(true)
  })

  it('a photo of more bytes than are read into memory explains itself, on its tile too', async () => {
    const photo = { name: 'huge.jpg', width: 640, height: 480 }
    const path = join(filled().home.folder, photo.name)
    // Put there by hand; its end is where it should be, and what lies before it takes no room on
    // the disk.
    const file = await open(`${path}.part`, 'w', 0o644)
    const painted = await paintPicture(landscape(5))
    await file.write(painted.subarray(0, -2))
    await file.write(painted.subarray(-2), 0, 2, PREVIEW_MAX_BYTES)
    await file.close()
    await rename(`${path}.part`, path)
    const tile = tileOf(window(), photo)
    await tile.getByText('Too large to preview').first().waitFor()
    await tile.dblclick()
    await alert().getByText('Too large to preview').waitFor()
    await alert().getByText('The file is saved as it was sent.').waitFor()
  })
})
