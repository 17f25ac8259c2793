import { chromium } from 'playwright-core'
import { chromiumPath } from '../phone/chromium-path'
import type { Place, XDisplay } from '../x11/x-display'

/** Another program on the display, that takes what is dropped on it. */
export interface DropTarget {
  /** The middle of it, pixels of the display. */
  middle: { x: number; y: number }
  /** What was dropped, with its bytes, in its order; empty until something is. */
  dropped(): Promise<{ name: string; bytes: Buffer }[]>
  close(): Promise<void>
}

/** Red, green and blue of the empty page. */
export const TARGET_COLOUR = [221, 221, 238]

/** A page that reads each file dropped on it, as web mails and chats do. */
const PAGE = `<!doctype html><title>Drop here</title><style>html { height: 100%; background: rgb(${TARGET_COLOUR}) }</style><script>
  dropped = []
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', async (event) => {
    event.preventDefault()
    const files = Array.from(event.dataTransfer.files)
    const read = async (file) => [file.name, Array.from(new Uint8Array(await file.arrayBuffer()))]
    dropped = await Promise.all(files.map(read))
  })
</script>`

/** A window of Chromium at a place of the display. */
export async function openDropTarget({ name }: XDisplay, place: Place): Promise<DropTarget> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    headless: false,
    env: { ...process.env, DISPLAY: name },
    args: [
      `--window-position=${place.x},${place.y}`,
      `--window-size=${place.width},${place.height}`,
    ],
  })
  const page = await browser.newPage({ viewport: null })
  await page.setContent(PAGE)
  return {
    middle: { x: place.x + place.width / 2, y: place.y + place.height / 2 },
    async dropped() {
      const files = await page.evaluate<[string, number[]][]>('dropped')
      return files.map(([file, bytes]) => ({ name: file, bytes: Buffer.from(bytes) }))
    },
    close: () => browser.close(),
  }
}
