/**
 * What hides or reorders what a text shows: control and zero-width characters, bidirectional
 * overrides, lone surrogates, fillers that look like nothing, interlinear marks and tags.
 */
const INVISIBLE =
  /\u034f|[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/**
 * The joiner and the non-joiner decide how Persian, Sinhala and many more are written, and make one
 * emoji of several; anywhere but between letters, marks and emoji they are invisible.
 */
const LETTER = String.raw`[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]`
const STRAY_JOINER = new RegExp(
  `(?<!${LETTER})[\\u200c\\u200d]|[\\u200c\\u200d](?!${LETTER})`,
  'gu',
)

/** A stranger's text with only what can be seen left of it, in Unicode's composed form (NFC). */
export function visibleText(given: string): string {
  const seen = given.normalize('NFC').replace(INVISIBLE, '').replace(STRAY_JOINER, '')
  return seen.normalize('NFC')
}
