import { describe, expect, it } from 'vitest'
import { type PictureOptions, paintPicture } from '../../test/fixtures/paint'
import { HEAD_BYTES, mayDecode } from './row-picture'

const PAINTED = { seed: 1, width: 64, height: 48 }
/** The same head, as if the picture were so large. */
function enlarged(head: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(head)
  const put = (mark: string, skip: number, bytes: 2 | 4, first: number, second: number) => {
    for (
      let at = copy.indexOf(mark, 'latin1');
      at >= 0;
      at = copy.indexOf(mark, at + 1, 'latin1')
    ) {
      copy.writeUIntBE(first, at + skip, bytes)
      copy.writeUIntBE(second, at + skip + bytes, bytes)
    }
  }
  put('\xff\xc0\0\x11', 5, 2, height, width)
  put('\xff\xc2\0\x11', 5, 2, height, width)
  put('IHDR', 4, 4, width, height)
  put('ispe', 8, 4, width, height)
  return copy
}

describe('mayDecode', () => {
  it.each(['jpeg', 'png', 'heic'] as const)(
    'goes by the pixels that the head of a %s tells, whatever its length',
    async (format: PictureOptions['format']) => {
      const head = (await paintPicture({ ...PAINTED, format })).subarray(0, HEAD_BYTES)
      expect(mayDecode(30e6, head)).toBe(true)
      expect(mayDecode(30e6, enlarged(head, 8064, 6048))).toBe(true)
      expect(mayDecode(1e5, enlarged(head, 12_000, 9000))).toBe(false)
    },
  )

  it('goes by the length where the head tells nothing', () => {
    expect(mayDecode(4e6, new Uint8Array(64))).toBe(true)
    expect(mayDecode(40e6, new Uint8Array(64))).toBe(false)
    expect(mayDecode(0, new Uint8Array())).toBe(true)
  })

  it('is not held up by a head that ends in the middle of its size', async () => {
    const head = await paintPicture({ ...PAINTED, format: 'png' })
    for (let end = 0; end < 40; end += 1) mayDecode(100, head.subarray(0, end))
    expect(mayDecode(100, head.subarray(0, 17))).toBe(true)
  })
})
