/** A header of a value and its parameters, as `form-data; name="photo"; filename="a.jpg"`. */
export interface HeaderParameters {
  /** In small letters. */
  value: string
  /** By their names in small letters; of a name that stands twice the first counts. */
  parameters: ReadonlyMap<string, string>
}

/** `; name=token` or `; name="quoted"`. A quote that is never closed ends with the header. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;"]*))/gs

/**
 * Reads `Content-Type` or `Content-Disposition` as programs write them, which is not always as RFC
 * 9110 (5.6.6) wants it.
 * @param header bytes as Latin-1, as Node gives them; what is UTF-8 becomes so
 */
export function readHeaderParameters(header: string): HeaderParameters {
  const text = headerText(header)
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare = ''] of text.matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    // Only a quote is escaped: in `C:\photos\a.jpg`, as old Windows programs write it, nothing is.
    const value = quoted === undefined ? bare.trim() : quoted.replaceAll('\\"', '"')
    if (!parameters.has(key)) parameters.set(key, value)
  }
  return { value: (text.split(';', 1)[0] ?? '').trim().toLowerCase(), parameters }
}

/** A header's bytes as UTF-8, or as Latin-1 where they are no UTF-8. */
export function headerText(header: string): string {
  const text = Buffer.from(header, 'latin1').toString('utf8')
  return text.includes('\ufffd') ? header : text
}

/**
 * The file's name in a `Content-Disposition`; null where it names no file. It may be a whole path.
 * `filename*` goes first (RFC 6266, 4.3): who sends both sends a crippled `filename` for old
 * readers.
 */
export function fileNameOf({ parameters }: HeaderParameters): string | null {
  const plain = parameters.get('filename')
  return (
    extendedValue(parameters.get('filename*') ?? '') ??
    (plain === undefined ? null : (encodedWord(plain) ?? percentWord(plain) ?? formName(plain)))
  )
}

/**
 * A name for readers that know no `filename*` (RFC 6266, appendix D): ASCII alone, for some take
 * other bytes as they come, and no `%` that some would take for an escape.
 */
export const asciiName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^ -~]/gu, (sign) => /^[ -~]/.exec(sign.normalize('NFKD'))?.[0] ?? '_')
    .replace(/%(?=[\da-f]{2})/gi, '_')

/** `UTF-8''caf%C3%A9.jpg` (RFC 8187, 3.2); null where it is not of this kind. */
function extendedValue(text: string): string | null {
  const [, charset = '', value = ''] = /^([\w-]+)'[^']*'(.+)$/s.exec(text) ?? []
  return charset === '' ? null : decode(charset, Buffer.from(unescaped(value, /%/g), 'latin1'))
}

/** `=?utf-8?B?Y2Fmw6kuanBn?=` (RFC 2047, 2), as .NET and old Java write it; null for another. */
function encodedWord(text: string): string | null {
  const [, charset = '', how = '', value = ''] = /^=\?([\w-]+)\?([bq])\?(.*)\?=$/is.exec(text) ?? []
  if (charset === '') return null
  const isBase64 = how.toLowerCase() === 'b'
  const quoted = () => Buffer.from(unescaped(value.replaceAll('_', ' '), /=/g), 'latin1')
  return decode(charset, isBase64 ? Buffer.from(value, 'base64') : quoted())
}

/**
 * `%EC%82%AC%EC%A7%84.jpg`, as aiohttp writes what is not ASCII: all but letters, digits and four
 * marks is escaped. null for another, as for `a%20b.jpg`, which a download may be called itself.
 */
function percentWord(text: string): string | null {
  if (!/^([\w.~-]|%[\da-f]{2})+$/i.test(text) || !/%[c-f]/i.test(text)) return null
  return decode('utf-8', Buffer.from(unescaped(text, /%/g), 'latin1'))
}

/** In forms of browsers three characters are escaped (HTML, "multipart/form-data encoding"). */
const formName = (text: string): string => text.replaceAll('%22', '"').replace(/%0[ad]/gi, ' ')

/** With two hexadecimal digits behind each `mark` as the byte that they say. */
const unescaped = (text: string, mark: RegExp): string =>
  text.replace(new RegExp(`${mark.source}([\\da-f]{2})`, 'gi'), (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )

function decode(charset: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
