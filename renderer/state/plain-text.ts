const MARKS = /[\u0300-\u036f]/g
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const ASCII = /^[\0-\x7f]*$/

/**
 * Text as it is compared: small letters without accents, one form of each character, digits from 0
 * to 9, and none of the characters that only turn the direction.
 */
export function plain(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .toLowerCase()
}
