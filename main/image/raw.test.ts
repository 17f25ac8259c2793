import { describe, expect, it } from 'vitest'
import { RAW_FILES, tiffRaw } from '../../test/fixtures/raw'
import { bytesSource } from './byte-source'
import { isCutShort } from './cut-short'
import { readFacts } from './picture-facts'
import { sniff } from './sniff'

const NOW = Date.UTC(2026, 10, 22)
const facts = (bytes: Buffer) => readFacts(bytesSource(bytes), 'raw', NOW)
const isCut = (bytes: Buffer) => isCutShort(bytesSource(bytes), facts(bytes).format)

describe.each(RAW_FILES)("a camera's own $name", ({ bytes, isTold }) => {
  it('is a RAW of the size of the whole picture, upright, and not its preview', () => {
    expect(sniff(bytes())).toBe('raw')
    expect(facts(bytes())).toMatchObject({
      ...{ format: 'raw', orientation: 6, size: { width: 40, height: 60 } },
      storedSize: { width: 60, height: 40 },
    })
  })

  it('is cut where its picture lacks a byte, and whole otherwise', () => {
    expect(isCut(bytes())).toBe(false)
    if (isTold) expect(isCut(bytes().subarray(0, -1))).toBe(true)
  })

  it('never tells another size, however it is cut', () => {
    const whole = bytes()
    for (let length = 32; length < whole.length; length += length < 600 ? 7 : 997) {
      const { size } = facts(whole.subarray(0, length))
      expect([null, 16, 40, 60]).toContain(size?.width ?? null)
      isCut(whole.subarray(0, length))
    }
  })
})

it.each([
  ['a CR3', 'cr3'],
  ['the preview of a RAF', 'raf'],
  ['the preview of an X3F', 'x3f'],
])('%s says when it was taken', (_, name) => {
  const bytes = RAW_FILES.find((file) => file.name === name)?.bytes() ?? Buffer.alloc(0)
  expect(facts(bytes).capturedLocal).toBe('2026-05-17T18:42:10')
})

it('a DNG is cut where its strips are not all there', () => {
  const dng = tiffRaw({ isDng: true, compression: 7 })
  expect(facts(dng)).toMatchObject({ format: 'dng', size: { width: 40, height: 60 } })
  expect(isCutShort(bytesSource(dng), 'dng')).toBe(false)
  expect(isCutShort(bytesSource(dng.subarray(0, -1)), 'dng')).toBe(true)
})
