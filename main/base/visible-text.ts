// Control and zero-width characters, bidirectional overrides, lone surrogates: they hide or reorder what a text shows.
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** A stranger's text with only what can be seen left of it, in Unicode's composed form (NFC). */
export const visibleText = (given: string): string =>
  given.normalize('NFC').replace(INVISIBLE, '').normalize('NFC')
