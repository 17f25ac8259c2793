import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sorted, valuesModule } from '../tools/locale-values.mjs'
import { LANGUAGES, type Language } from './language'
import { loadTranslate, type Sentences } from './translate'

const FOLDER = new URL('../locales/', import.meta.url)
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8')
const sentencesOf = (language: Language): Sentences => JSON.parse(textOf(`${language}.json`))

const FORM = /_(zero|one|two|few|many|other)$/
const baseOf = (key: string) => key.replace(FORM, '')
const english = sentencesOf('en')
const PLURALS = new Set(
  Object.keys(english).flatMap((key) => (FORM.test(key) ? [baseOf(key)] : [])),
)

/** The forms that whole numbers take, and the general one. */
const formsOf = (language: Language) => {
  const rules = new Intl.PluralRules(language)
  const found = Array.from({ length: 201 }, (_, count) => rules.select(count))
  return [...new Set([...found, 'other'])]
}
const keysFor = (language: Language) =>
  [...new Set(Object.keys(english).map(baseOf))]
    .flatMap((base) =>
      PLURALS.has(base) ? formsOf(language).map((form) => `${base}_${form}`) : [base],
    )
    .sort()

/** `{file} {of}` of a sentence, in a fixed order. */
const valuesOf = (text: string) => [...text.matchAll(/\{\w*\}/g)].map(String).sort()

it('has one file for each language, and no other', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'))
  expect(files.sort()).toEqual(LANGUAGES.map((language) => `${language}.json`).sort())
})

it('has its values written down: run `node tools/locale-values.mjs` after a change', () => {
  expect(textOf('values.ts')).toBe(valuesModule(english))
})

describe.each(LANGUAGES)('%s', (language) => {
  const sentences = sentencesOf(language)

  it('has every sentence, in the plural forms of its language, in order', () => {
    expect(Object.keys(sentences)).toEqual(keysFor(language))
    expect(textOf(`${language}.json`)).toBe(sorted(textOf(`${language}.json`)))
  })

  it('puts the same values into each sentence', () => {
    for (const [key, text] of Object.entries(sentences)) {
      const wanted = valuesOf(english[key] ?? english[`${baseOf(key)}_other`] ?? '')
      // "One photo", "both photos": a form for a single number may leave the number out.
      const isSingle = /_(zero|one|two)$/.test(key)
      const found = valuesOf(text)
      const without = wanted.filter((name) => name !== '{count}')
      expect(isSingle && !found.includes('{count}') ? without : wanted, key).toEqual(found)
    }
  })

  it('has no blank at an edge, no two in a row, and no straight apostrophe', () => {
    const rough = Object.entries(sentences).filter(
      ([, text]) => text === '' || text.trim() !== text || /\s\s|'/.test(text),
    )
    expect(rough).toEqual([])
  })
})

/** Names that are the same in every language. */
const NAMES =
  /Wi-Fi|VPN|QR Code|QR|HEIC|JPEG|JSON|ZIP|CSV|CRC|Snapland|https?|iPhone|iPad|Android|Mac|Windows|PC|Chrome|Firefox|Ethernet|JavaScript|MP|MB|App\b|Web|LAN|--help|&[A-Z]|\{\w+\}/g
/** What stands on a key is the same in every language. */
const KEY = /\((Ctrl\+|Shift\+)?(F11|Esc|Enter|Backspace|Delete|[A-Z])\)/
const wordsOf = (text: string) => text.replace(NAMES, '').match(/\p{L}{2,}/gu)?.length ?? 0

it.each(LANGUAGES.filter((language) => language !== 'en'))(
  'is translated, not copied: %s',
  (language) => {
    const same = Object.entries(sentencesOf(language)).filter(
      ([key, text]) => wordsOf(text) > 1 && text === english[key],
    )
    expect(same).toEqual([])
  },
)

it.each(['ko', 'ja', 'zh-Hans', 'zh-Hant', 'ru', 'ar'] as const)(
  'leaves no English in %s',
  (language) => {
    const left = Object.entries(sentencesOf(language)).filter(([, text]) =>
      /[a-z]/i.test(text.replace(NAMES, '').replace(KEY, '')),
    )
    expect(left).toEqual([])
  },
)

describe('plurals', () => {
  const counted = async (
    language: Language,
    key: 'window.gallery.photos' | 'window.gallery.phones',
    counts: readonly number[],
  ) => {
    const t = await loadTranslate(language)
    return counts.map((count) => t(key, { count }))
  }

  it('has two forms in English and one in Korean', async () => {
    expect(await counted('en', 'window.gallery.photos', [1, 2])).toEqual(['1 photo', '2 photos'])
    expect(await counted('ko', 'window.gallery.photos', [1, 2])).toEqual(['사진 1장', '사진 2장'])
  })

  it('has three forms in Russian', async () => {
    expect(await counted('ru', 'window.gallery.phones', [1, 2, 5, 11, 21, 24, 100])).toEqual([
      '1 телефон',
      '2 телефона',
      '5 телефонов',
      '11 телефонов',
      '21 телефон',
      '24 телефона',
      '100 телефонов',
    ])
  })

  it('has a dual and two plurals in Arabic', async () => {
    expect(await counted('ar', 'window.gallery.photos', [1, 2, 3, 10, 11, 100])).toEqual([
      'صورة واحدة',
      'صورتان',
      '3 صور',
      '10 صور',
      '11 صورة',
      '100 صورة',
    ])
  })

  it('takes nothing as singular in French and as plural in German', async () => {
    const key = 'window.gallery.photos'
    expect(await counted('fr', key, [0, 1, 2])).toEqual(['0 photo', '1 photo', '2 photos'])
    expect(await counted('de', key, [0, 1, 2])).toEqual(['0 Fotos', '1 Foto', '2 Fotos'])
  })
})
