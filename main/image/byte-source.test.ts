import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, bytesSource, fileSource } from './byte-source'

const MEBIBYTE = 1024 * 1024
/** Byte n is n modulo 251: a prime, so that no block looks like its neighbour. */
const CONTENT = Buffer.alloc(300_000).map((_, at) => at % 251)

let folder = ''
let descriptor = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapland-source-'))
  writeFileSync(join(folder, 'file'), CONTENT)
  descriptor = openSync(join(folder, 'file'), 'r')
})
afterAll(() => {
  closeSync(descriptor)
  rmSync(folder, { recursive: true })
})

describe('fileSource', () => {
  it('reads what memory would give, wherever it is asked', () => {
    const places = fc.array(
      fc.tuple(fc.integer({ min: -5, max: 310_000 }), fc.integer({ min: 1, max: 70_000 })),
      {
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(places, (list) => {
        const [file, memory] = [fileSource(descriptor), bytesSource(CONTENT)]
        for (const [offset, length] of list) {
          const [read, expected] = [file.at(offset, length), memory.at(offset, length)]
          expect(
            read && Buffer.compare(bytesOf(read), expected ? bytesOf(expected) : Buffer.of()),
          ).toBe(expected && 0)
        }
      }),
    )
  })

  it('reads 64 MiB at most, and then nothing', () => {
    const source = fileSource(descriptor)
    const piece = 64 * 1024
    let pieces = 0
    while (source.at(pieces % 2 === 0 ? 0 : 200_000, piece) !== null && pieces < 5000) pieces++
    expect(pieces).toBe((64 * MEBIBYTE) / piece)
  })

  it('takes no more than 20,000 looks at a file', () => {
    const source = fileSource(descriptor)
    let looks = 0
    while (source.at(looks % 2 === 0 ? 100_000 : 200_000, 1) !== null && looks < 70_000) looks++
    expect(looks).toBeLessThanOrEqual(20_000)
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])(
    'has nothing at %s',
    (offset) => {
      expect(fileSource(descriptor).at(offset, 1)).toBeNull()
    },
  )

  it('gives no piece that is not all there', () => {
    expect(fileSource(descriptor).at(0, CONTENT.length + 1)).toBeNull()
  })
})
