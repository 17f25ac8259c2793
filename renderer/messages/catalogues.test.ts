import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../contract/language'
import { catalogueFor } from './catalogue'
import { en, type Messages } from './en'

/** Names that are the same in every language. */
const NAMES =
  /Wi-Fi|VPN|QR Code|QR|HEIC|JPEG|ZIP|CSV|CRC|Snapland|iPhone|Android|Chrome|Firefox|Ethernet|Mina|MP|Web|LAN|--help|&[A-Z]|\{\w+\}/g

const OTHERS = LANGUAGES.filter((language) => language !== 'en')
const messagesIn = (language: Language): Messages => catalogueFor([language]).messages

/** For everything that is put into sentences: as a number, a name or a count each of them can be written. */
const GIVEN = [3, 5, 7]
const TROUBLE = { file: '7.1', refused: 3, of: 5, folder: '/8', port: 80, address: '10.0.0.7' }
const FACTS = { key: 'sending', tone: 'busy', name: 'Mina', phones: 1, at: 3, total: 5 }

interface Sentence {
  /** "tile.name" */
  path: string
  text: string
  /** What has been put into it. */
  given: readonly string[]
}

/** What the English sentence of a trouble says of it, so that every other has to say it too. */
function partsOf(path: string): readonly string[] {
  const texts: Record<string, (about: never) => string> = en.troubles
  const text = texts[path.replace('troubles.', '')]?.(TROUBLE as never) ?? ''
  return Object.values(TROUBLE)
    .map(String)
    .filter((part) => text.includes(part))
}

/** Every sentence of a catalogue, with something put in. */
function sentencesOf(part: unknown, path = ''): Sentence[] {
  if (typeof part === 'string') return [{ path, text: part, given: [] }]
  if (typeof part === 'function') {
    // A list of sizes is the one thing that is no word.
    if (path === 'actions.copiedSizes') return [{ path, text: part(['3 × 5']), given: ['3 × 5'] }]
    if (path.startsWith('light.')) return [{ path, text: part(FACTS), given: [] }]
    if (path.startsWith('troubles.')) return [{ path, text: part(TROUBLE), given: partsOf(path) }]
    return [{ path, text: part(...GIVEN), given: GIVEN.slice(0, part.length).map(String) }]
  }
  return Object.entries(part ?? {}).flatMap(([key, inner]) =>
    sentencesOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

const words = (text: string) => text.replace(NAMES, '').match(/\p{L}{2,}/gu)?.length ?? 0
const english = new Map(sentencesOf(en).map(({ path, text }) => [path, text]))

describe.each(OTHERS)('the words of the window in %s', (language) => {
  const sentences = sentencesOf(messagesIn(language))

  it('are its own, all of them', () => {
    const same = sentences.filter(({ path, text }) => words(text) > 1 && text === english.get(path))
    expect(same).toEqual([])
  })

  it('hold everything that is put into them', () => {
    const lost = sentences.filter(({ text, given }) => given.some((word) => !text.includes(word)))
    expect(lost).toEqual([])
  })

  it('have no blank at their edges, no two in a row, and no straight apostrophe', () => {
    const pieces = ['pairing.noCamera.0', 'pairing.noCamera.1', 'pairing.noCamera.2']
    const rough = sentences.filter(
      ({ path, text }) => !pieces.includes(path) && (text.trim() !== text || /\s\s|'/.test(text)),
    )
    expect(rough).toEqual([])
  })
})

/** What stands on a key is the same in every language. */
const KEY = /\((F11|H|X|Esc|Enter|Backspace)\)/

it.each(['ko', 'ja', 'zh-Hans', 'zh-Hant', 'ru', 'ar'] as const)(
  'leaves no English in %s',
  (language) => {
    const left = sentencesOf(messagesIn(language)).flatMap(({ path, text }) =>
      /[a-z]/i.test(text.replace(NAMES, '').replace(KEY, '')) ? [`${path}: ${text}`] : [],
    )
    expect(left).toEqual([])
  },
)

describe('plurals', () => {
  const photos = (language: Language, counts: readonly number[]) =>
    counts.map(messagesIn(language).gallery.photos)
  const phones = (language: Language, counts: readonly number[]) =>
    counts.map(messagesIn(language).gallery.phones)

  it('has three forms in Russian', () => {
    expect(phones('ru', [1, 2, 5, 11, 21, 24, 100])).toEqual([
      '1 телефон',
      '2 телефона',
      '5 телефонов',
      '11 телефонов',
      '21 телефон',
      '24 телефона',
      '100 телефонов',
    ])
  })

  it('has a dual and two plurals in Arabic', () => {
    expect(photos('ar', [1, 2, 3, 10, 11, 100])).toEqual([
      'صورة واحدة',
      'صورتان',
      '3 صور',
      '10 صور',
      '11 صورة',
      '100 صورة',
    ])
  })

  it('takes nothing as singular in French and as plural in German', () => {
    expect([...photos('fr', [0, 1, 2]), ...photos('de', [0, 1, 2])]).toEqual([
      '0 photo',
      '1 photo',
      '2 photos',
      '0 Fotos',
      '1 Foto',
      '2 Fotos',
    ])
  })
})
