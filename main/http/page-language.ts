import { type Language, spokenLanguage } from '../../contract/language'

/** Longer headers are cut: browsers send a few languages, never thousands. */
const LONGEST_HEADER = 1000
/** A BCP 47 tag; some programs write it with underscores. */
const TAG = /^[a-z]{2,8}([-_][a-z\d]{1,8})*$/i

/**
 * The language of a page, English where none of the wanted ones is spoken.
 * @param asked value of `?lang=`, which goes first
 * @param header value of `Accept-Language`, may be empty
 */
export function pageLanguage(asked: string | undefined, header: string): Language {
  return spokenLanguage([...(asked === undefined ? [] : [asked]), ...acceptedLanguages(header)])
}

/**
 * The tags of an `Accept-Language` header, best first (RFC 9110, 12.5.4). `*` is left out, as in
 * the lookup of RFC 4647 (3.4), and so are refused tags (`q=0`) and all that is not valid.
 */
export function acceptedLanguages(header: string): string[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))
      return {
        tag: tag.replaceAll('_', '-'),
        q: weight === undefined ? 1 : Number(weight.slice(2)),
      }
    })
    .filter(({ tag, q }) => TAG.test(tag) && q > 0 && q <= 1)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
