import { PNG } from 'pngjs'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { landscape } from '../support/photos/painted-photos'
import { useFilledWindow } from '../support/window/use-filled-window'
import { xClipboard } from '../support/x11/x-clipboard'

const { filled, window, person } = useFilledWindow({
  'across.jpg': landscape(1),
  'turned.jpg': { ...landscape(2), width: 480, height: 640, orientation: 6 },
  'large.jpg': { ...landscape(4), width: 2000, height: 1500 },
  'iphone.heic': { ...landscape(3), width: 480, height: 640, format: 'heic', orientation: 6 },
})
declare global {
  var widthsCopied: number[]
}
let clipboard: ReturnType<typeof xClipboard>

/**
 * Pixels of the picture on the clipboard, as another program sees them; null where there is none.
 */
async function copied() {
  const png = await clipboard.picture()
  if (png.length === 0) return null
  const { width, height } = PNG.sync.read(png)
  return { width, height }
}

beforeAll(async () => {
  clipboard = xClipboard(filled().display)
})
beforeEach(async () => {
  await window().keyboard.press('Escape')
  await filled().desktop.electron.evaluate(async ({ clipboard }) => clipboard.clear())
  expect(await clipboard.text()).toBe('')
})

describe('copying a photo as a picture', () => {
  it.each([
    ['the mouse', () => person().press('Copy image')],
    ['the keyboard', () => window().keyboard.press('Control+c')],
  ])('gives other programs an upright picture of every pixel, with %s', async (_, copy) => {
    await person().select('turned.jpg')
    await copy()
    await expect.poll(copied).toEqual({ width: 480, height: 640 })
  })

  it('gives what its tile shows at once, and then every pixel', async () => {
    const { electron } = filled().desktop
    await electron.evaluate(async ({ clipboard }) => {
      const old: { writeBuffer?(format: string, bytes: Buffer): void } = clipboard as object
      const [write, writeBuffer] = [clipboard.write.bind(clipboard), old.writeBuffer]
      globalThis.widthsCopied = []
      clipboard.write = async (items) => {
        const [item] = items
        const png = await item?.getType(item.types[0] ?? '')
        const head = png instanceof Blob && new DataView(await png.slice(0, 24).arrayBuffer())
        globalThis.widthsCopied.push(head ? head.getUint32(16) : 0)
        await write(items)
      }
      if (writeBuffer)
        old.writeBuffer = (format, bytes) => {
          globalThis.widthsCopied.push(bytes.readUInt32BE(16))
          writeBuffer.call(clipboard, format, bytes)
        }
    })
    await person().select('large.jpg')
    await window().keyboard.press('Control+c')
    await person().status('Copied large.jpg')
    expect(await copied()).toEqual({ width: 2000, height: 1500 })
    // The whole picture of the copy before this one may still have come first.
    const widths = await electron.evaluate(async () => globalThis.widthsCopied)
    expect(widths.slice(-2)).toEqual([640, 2000])
  })

  it('gives a HEIC as it was decoded', async () => {
    await person().select('iphone.heic')
    await window().keyboard.press('Control+c')
    await expect.poll(copied).toEqual({ width: 480, height: 640 })
    await person().status('Copied iphone.heic')
  })
})

describe('copying sizes', () => {
  it.each([
    ['the mouse', () => person().press('Copy size')],
    ['the keyboard', () => window().keyboard.press('Control+Shift+C')],
  ])('gives one line a photo, in the order of the gallery, with %s', async (_, copy) => {
    await person().select('across.jpg')
    await copy()
    await expect.poll(clipboard.text).toBe('640 × 480')
    await person().select('across.jpg', 'turned.jpg')
    await copy()
    await expect.poll(clipboard.text).toBe('480 × 640\n640 × 480')
  })

  it('leaves the keys of a text field to the text', async () => {
    await person().select('across.jpg')
    const search = window().getByRole('searchbox')
    await search.fill('a')
    await search.press('Control+a')
    await search.press('Control+c')
    await expect.poll(clipboard.text).toBe('a')
    await search.fill('')
  })
})
