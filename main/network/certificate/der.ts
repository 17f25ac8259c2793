/**
 * The few forms of DER (ITU-T X.690) that a certificate needs: each is a tag, a length and its content.
 */
type Content = Uint8Array

const element = (tag: number, ...contents: readonly Content[]): Buffer => {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

/** Up to 127 in one byte; above, the number of bytes that follow and then those (X.690, 8.1.3). */
function lengthOf(length: number): number[] {
  if (length < 128) return [length]
  const bytes = length < 256 ? [length] : [length >> 8, length & 0xff]
  return [0x80 | bytes.length, ...bytes]
}

export const sequence = (...parts: readonly Content[]) => element(0x30, ...parts)
export const set = (...parts: readonly Content[]) => element(0x31, ...parts)
/** @param bytes of a positive number, most significant first and below 128 */
export const integer = (bytes: Content) => element(0x02, bytes)
export const yes = () => element(0x01, Buffer.from([0xff]))
export const text = (value: string) => element(0x0c, Buffer.from(value, 'utf8'))
export const octets = (content: Content) => element(0x04, content)
/** Bits that fill whole bytes: none of the last one's count for nothing. */
export const bits = (content: Content) => element(0x03, Buffer.from([0]), content)
/** An element with a number in place of a type: `[3]`, with others in it. */
export const numbered = (number: number, ...parts: readonly Content[]) =>
  element(0xa0 | number, ...parts)
/** The same around plain bytes. */
export const numberedBytes = (number: number, content: Content) => element(0x80 | number, content)

/** `2.5.29.17`: the first two numbers share a byte, the others take seven bits a byte (X.690, 8.19). */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...others.flatMap(inSevenBits)]))
}

function inSevenBits(value: number): number[] {
  const bytes = [value & 0x7f]
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80)
  return bytes
}

/** To the second; with two digits for the year until 2049, with four from 2050 on (RFC 5280, 4.1.2.5). */
export function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\.\d+|[-:T]/g, '')
  const isSoon = Number(digits.slice(0, 4)) < 2050
  return isSoon ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}
