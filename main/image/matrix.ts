import type { Orientation } from '../../contract/photo'
import type { Box } from './boxes'
import type { ByteSource } from './byte-source'
import { orientationOf } from './orientation'

/** `a b c d` of a matrix of ISO/IEC 14496-12 (6.2.2): how a picture is turned and stretched. */
export type Matrix = readonly [a: number, b: number, c: number, d: number]

const UPRIGHT: Matrix = [1, 0, 0, 1]

/** That of `mvhd` (8.2.2), behind its times, rate, volume and ten bytes. */
export const matrixOfMovie = (source: ByteSource, mvhd: Box): Matrix => matrixIn(source, mvhd, 36)

/** That of `tkhd` (8.3.2), behind its times, two words, layer, group, volume and two bytes. */
export const matrixOfTrack = (source: ByteSource, tkhd: Box): Matrix => matrixIn(source, tkhd, 40)

/**
 * Upright where it is not in reach, or shows nothing.
 * @param at where it begins in a box with times of 32 bits; with those of 64 it is 12 bytes on
 */
function matrixIn(source: ByteSource, { dataAt }: Box, at: number): Matrix {
  const isLong = source.at(dataAt, 1)?.getUint8(0) === 1
  const view = source.at(dataAt + at + (isLong ? 12 : 0), 20)
  if (!view) return UPRIGHT
  const number = (word: number) => view.getInt32(word * 4) / 65_536
  const matrix: Matrix = [number(0), number(1), number(3), number(4)]
  return matrix.some((each) => each !== 0) ? matrix : UPRIGHT
}

/** The movie's matrix applies to what that of the track has made (8.2.2). */
export const multiply = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
]

/** Quarter turns and mirrors. Of any other angle Chromium turns nothing. */
export function turnOf([a, b, c, d]: Matrix): Orientation {
  const isLying = isSmall(a, b) && isSmall(d, c)
  if (!isLying && !(isSmall(b, a) && isSmall(c, d))) return 1
  const isMirrored = a * d - b * c < 0
  const [along, across] = isMirrored ? [-a, -b] : [a, b]
  const clockwise = isLying ? (across > 0 ? 90 : 270) : along < 0 ? 180 : 0
  return orientationOf([
    ...(isMirrored ? [{ kind: 'flip', direction: 'horizontal' } as const] : []),
    { kind: 'rotate', degreesCounterClockwise: 360 - clockwise },
  ])
}

const isSmall = (one: number, beside: number): boolean => Math.abs(one) < Math.abs(beside) / 100
