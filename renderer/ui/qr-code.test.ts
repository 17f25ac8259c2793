import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrPath } from './qr-code'

const URL = 'http://192.168.0.12:5810/Zk3vXw9QmT2LrYb8NcHs4A/'

/** Paints the path's runs, one module being `scale` pixels. */
function paint({ side, path }: ReturnType<typeof qrPath>, scale: number) {
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = row * side * scale + Number(x) * scale
      for (let at = from; at < from + Number(width) * scale; at += 1)
        pixels.fill(0, at * 4, at * 4 + 3)
    }
  }
  return pixels
}

describe('qrPath', () => {
  it('draws a code that a camera reads', () => {
    const qr = qrPath(URL)
    const side = qr.side * 4
    expect(jsqr(paint(qr, 4), side, side)?.data).toBe(URL)
  })

  it('leaves four modules of white around the code', () => {
    const { side, path } = qrPath(URL)
    const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number))
    expect(Math.min(...starts.map(([x]) => x ?? 0))).toBe(4)
    expect(Math.min(...starts.map(([, y]) => y ?? 0))).toBe(4)
    expect(Math.max(...starts.map(([x = 0, , width = 0]) => x + width))).toBe(side - 4)
  })
})
