import { countingIn } from '../../../contract/counting'

/** With the digits that sizes and file names have everywhere. */
export const { number, count } = countingIn('ar-u-nu-latn')

/** As the subject of a sentence, or standing alone. */
export const photos = (n: number): string =>
  count(n, { one: 'صورة واحدة', two: 'صورتان', few: '# صور', other: '# صورة' })
/** As an object, or after a preposition or another noun. */
export const ofPhotos = (n: number): string =>
  count(n, { one: 'صورة واحدة', two: 'صورتين', few: '# صور', other: '# صورة' })
export const phones = (n: number): string =>
  count(n, { one: 'هاتف واحد', two: 'هاتفان', few: '# هواتف', many: '# هاتفًا', other: '# هاتف' })

/** A name or a size of any script, kept from mixing with the sentence around it (Unicode's first strong isolate). */
export const apart = (text: string): string => `\u2068${text}\u2069`
