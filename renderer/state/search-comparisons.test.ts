import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../contract/language'
import type { Photo } from '../../contract/photo'
import { loadTranslate } from '../../contract/translate'
import { createFind, type Find } from './search'
import { photoOf } from './test-photos'
import { type Tile, tileOfPhoto } from './tiles'

/** A Sunday. */
const TODAY = new Date(2026, 10, 29).getTime()
const ago = (days: number) => new Date(2026, 10, 29 - days, 12).getTime()
const photo = (id: string, rest: Partial<Photo>) =>
  tileOfPhoto(photoOf(id, { name: `${id}.jpg`, receivedAt: ago(0), bytes: 1, ...rest }))
const sized = (id: string, width: number, height: number) => photo(id, { size: { width, height } })

const finds = new Map<Language, Find>()
for (const language of LANGUAGES)
  finds.set(language, createFind(language, await loadTranslate(language)))
const found = (language: Language, tiles: readonly Tile[], text: string): string =>
  finds
    .get(language)?.(tiles, text, TODAY)
    .map(({ id }) => id)
    .join(' ') ?? ''

const PIXELS = [
  sized('q', 640, 480),
  sized('r', 3000, 3300),
  sized('s', 4000, 3000),
  sized('t', 4032, 3024),
  sized('u', 5000, 4000),
]
const BYTES = [
  photo('q', { bytes: 900_000 }),
  photo('r', { bytes: 2_200_000 }),
  photo('s', { bytes: 5_000_000 }),
  photo('t', { bytes: 5_030_000 }),
  photo('u', { bytes: 5_500_000 }),
]
const DAYS = [
  photo('q', { receivedAt: ago(0) }),
  photo('r', { receivedAt: ago(6) }),
  photo('s', { receivedAt: ago(7) }),
  photo('t', { receivedAt: ago(8) }),
]

/** At least and at most 12 MP, at least and at most 5 MB, in the words of each language. */
const INCLUSIVE: Record<Language, Record<'most' | 'least', [pixels: string[], bytes: string[]]>> = {
  en: {
    least: [
      ['at least 12 MP', '12 MP or more', '12MP and up'],
      ['5 MB or more', 'at least 5 MB'],
    ],
    most: [
      ['up to 12 MP', 'at most 12 MP', '12 MP or less'],
      ['at most 5 MB', 'no more than 5 MB'],
    ],
  },
  de: {
    least: [['mindestens 12 MP', '12 MP oder mehr', 'ab 12 MP'], ['5 MB und mehr']],
    most: [
      ['bis 12 MP', 'bis zu 12 MP', 'höchstens 12 MP'],
      ['hoechstens 5 MB', 'maximal 5 MB'],
    ],
  },
  fr: {
    least: [
      ['au moins 12 MP', '12 Mpx ou plus'],
      ['5 Mo et plus', 'au moins 5 Mo'],
    ],
    most: [
      ['au plus 12 MP', 'jusqu’à 12 MP'],
      ['5 Mo ou moins', 'pas plus de 5 Mo'],
    ],
  },
  es: {
    least: [
      ['al menos 12 MP', '12 MP o más'],
      ['como mínimo 5 MB', '5 MB como mínimo'],
    ],
    most: [
      ['hasta 12 MP', 'como máximo 12 MP'],
      ['5 MB o menos', 'no más de 5 MB'],
    ],
  },
  'pt-BR': {
    least: [['pelo menos 12 MP', '12 MP ou mais'], ['no mínimo 5 MB']],
    most: [
      ['até 12 MP', 'no máximo 12 MP'],
      ['5 MB ou menos', 'não mais de 5 MB'],
    ],
  },
  ru: {
    least: [
      ['не менее 12 Мп', 'от 12 Мп'],
      ['5 МБ и больше', 'не меньше 5 МБ'],
    ],
    most: [
      ['до 12 Мп', 'не более 12 Мп'],
      ['5 МБ или меньше', 'не больше 5 МБ'],
    ],
  },
  ar: {
    least: [['على الأقل 12 ميغابكسل', '12 ميغابكسل أو أكثر'], ['5 ميغابايت على الأقل']],
    most: [['حتى 12 ميغابكسل', '12 ميغابكسل أو أقل'], ['5 ميغابايت على الأكثر']],
  },
  ko: {
    least: [
      ['12MP 이상', '1200만 화소 이상', '1,200만 화소 이상인 사진'],
      ['5MB이상', '최소 5MB'],
    ],
    most: [
      ['12MP 이하', '1200만 화소 이하', '최대 12MP'],
      ['5MB 이하', '5MB까지', '5MB 이하의 사진'],
    ],
  },
  ja: {
    least: [
      ['12MP以上', '1200万画素以上の写真'],
      ['5MB以上', '少なくとも5MB'],
    ],
    most: [
      ['12MP以下', '1200万画素以下', '12MPまで'],
      ['5MB以下の写真', '最大5MB'],
    ],
  },
  'zh-Hans': {
    least: [
      ['至少12MP', '1200万像素以上', '12MP及以上'],
      ['不小于5MB', '5MB以上的照片'],
    ],
    most: [
      ['最多12MP', '1200万像素以下'],
      ['不超过5MB', '5MB以下'],
    ],
  },
  'zh-Hant': {
    least: [
      ['至少12MP', '1200萬像素以上', '12MP以上'],
      ['不小於5MB', '5MB以上的照片'],
    ],
    most: [
      ['最多12MP', '1200萬像素以下'],
      ['不超過5MB', '5MB以下'],
    ],
  },
}

/** More and less than 5 MB. */
const STRICT: Record<Language, Record<'more' | 'less', string[]>> = {
  en: { more: ['more than 5 MB', 'larger than 5 MB', 'over 5 MB'], less: ['less than 5 MB'] },
  de: { more: ['größer als 5 MB', 'groesser als 5 MB', 'ueber 5 MB'], less: ['unter 5 MB'] },
  fr: { more: ['plus de 5 Mo', 'photos de plus de 5 Mo'], less: ['moins de 5 Mo'] },
  es: { more: ['más de 5 MB'], less: ['menos de 5 MB'] },
  'pt-BR': { more: ['mais de 5 MB'], less: ['menos de 5 MB'] },
  ru: { more: ['больше 5 МБ', 'более чем 5 МБ'], less: ['меньше 5 МБ'] },
  ar: { more: ['أكبر من 5 ميغابايت'], less: ['أقل من 5 ميغابايت'] },
  ko: {
    more: ['5MB보다 큰', '5MB 초과', '5MB가 넘는', '5MB보다큰사진'],
    less: ['5MB 미만', '5MB보다작은사진'],
  },
  ja: { more: ['5MBより大きい', '5MBを超える写真'], less: ['5MB未満'] },
  'zh-Hans': { more: ['大于5MB', '超过5MB的照片'], less: ['小于5MB'] },
  'zh-Hant': { more: ['大於5MB', '超過5MB的照片'], less: ['小於5MB'] },
}

/** From 1 to 3 MB, of the last 7 days, older than 7 days, wider than 4000 pixels. */
const SPANS: Record<Language, [range: string[], last: string, older: string, wider: string]> = {
  en: [
    ['between 2 and 3 MB', 'from 2 to 3 MB', '2 to 3 MB', 'between 900 kB and 3 MB'],
    ...(['photos from the last 7 days', 'older than 7 days', 'wider than 4000'] as const),
  ],
  de: [
    ['zwischen 2 und 3 MB', '2 bis 3 MB'],
    ...(['Fotos der letzten 7 Tage', 'aelter als 7 Tage', 'breiter als 4000'] as const),
  ],
  fr: [
    ['entre 2 et 3 Mo', 'de 2 à 3 Mo'],
    ...(['les 7 derniers jours', 'plus ancien que 7 jours', 'plus large que 4000'] as const),
  ],
  es: [
    ['entre 2 y 3 MB', 'de 2 a 3 MB'],
    ...(['los últimos 7 días', 'más antiguas que 7 días', 'más ancha que 4000'] as const),
  ],
  'pt-BR': [
    ['entre 2 e 3 MB', 'de 2 a 3 MB'],
    ...(['fotos dos últimos 7 dias', 'mais antigas que 7 dias', 'mais larga que 4000'] as const),
  ],
  ru: [
    ['между 2 и 3 МБ', 'от 2 до 3 МБ'],
    ...(['последние 7 дней', 'старше 7 дней', 'шире 4000'] as const),
  ],
  ar: [
    ['بين 2 و3 ميغابايت', 'من 2 إلى 3 ميغابايت'],
    ...(['آخر 7 أيام', 'أقدم من 7 أيام', 'أعرض من 4000'] as const),
  ],
  ko: [
    ['2MB에서 3MB 사이', '2~3MB', '2MB와 3MB 사이의 사진'],
    ...(['최근 7일', '7일보다 오래된 사진', '4000보다 넓은'] as const),
  ],
  ja: [
    ['2MBから3MBまで', '2MBから3MBの間の写真'],
    ...(['過去7日', '7日より古い写真', '4000より幅の広い'] as const),
  ],
  'zh-Hans': [['2到3MB', '2MB到3MB之间的照片'], '最近7天的照片', '早于7天', '宽度大于4000'],
  'zh-Hant': [['2到3MB', '2MB到3MB之間的照片'], '最近7天的照片', '早於7天', '寬度大於4000'],
}

describe.each(LANGUAGES)('comparisons in %s', (language) => {
  const { least, most } = INCLUSIVE[language]
  it.each(least[0])('take in what is called so: %s', (text) => {
    expect(found(language, PIXELS, text)).toBe('s t u')
  })
  it.each(most[0])('take in what is called so: %s', (text) => {
    expect(found(language, PIXELS, text)).toBe('q r s t')
  })
  it.each(least[1])('take in what the window rounds to it: %s', (text) => {
    expect(found(language, BYTES, text)).toBe('s t u')
  })
  it.each(most[1])('take in what the window rounds to it: %s', (text) => {
    expect(found(language, BYTES, text)).toBe('q r s t')
  })
  it.each(STRICT[language].more)('leave out what the window rounds to it: %s', (text) => {
    expect(found(language, BYTES, text)).toBe('u')
  })
  it.each(STRICT[language].less)('leave out what the window rounds to it: %s', (text) => {
    expect(found(language, BYTES, text)).toBe('q r')
  })

  const [ranges, last, older, wider] = SPANS[language]
  it.each(ranges)('know a range: %s', (text) => {
    expect(found(language, BYTES.slice(1), text)).toBe('r')
  })
  it('know days and widths', () => {
    expect(found(language, DAYS, last), last).toBe('q r')
    expect(found(language, DAYS, older), older).toBe('t')
    expect(found(language, PIXELS, wider), wider).toBe('t u')
  })

  it('read a fraction with a comma as with a point', () => {
    for (const text of ['1.5 MB', '1,5 MB', '1.5 mb', '>=5,5 MB'])
      expect(found(language, BYTES, text), text).toBe(text.startsWith('>') ? 'u' : '')
  })
})

describe('a number alone', () => {
  it.each([
    ['4032 or more', 't u'],
    ['at least 4032', 't u'],
    ['more than 4032', 'u'],
    ['up to 640', 'q'],
    ['less than 640', ''],
    ['at most 12.2 MP', 'q r s t'],
    ['at least 12.2 MP', 't u'],
    ['from 2020 to 2024', ''],
    ['up to 2024', ''],
    ['up to 2024 px', 'q'],
    ['up to 2048', 'q'],
  ])('is exact: %s', (text, ids) => {
    expect(found('en', PIXELS, text)).toBe(ids)
  })
})

describe('a name', () => {
  it.each<[Language, string]>([
    ['de', 'AB1234'],
    ['de', 'ab1200'],
    ['de', 'bis640'],
    ['de', 'ab12mp'],
    ['ru', 'от1200'],
    ['ru', 'до640'],
    ['en', 'over1200'],
    ['fr', 'maximum1200'],
    ['es', 'hasta1200'],
    ['pt-BR', 'até1200'],
    ['ar', 'فوق1200'],
    ['en', 'last7days'],
  ])('is not cut in %s: %s', (language, text) => {
    const named = photo(text, { size: { width: 10, height: 10 } })
    expect(found(language, [...PIXELS, named], text)).toBe(text)
    expect(found(language, [...PIXELS, ...DAYS], text)).toBe('')
  })
})

describe('a sentence', () => {
  it.each<[Language, string, string]>([
    ['fr', 'photos d’hier', 'yesterday'],
    ['fr', "photos d'octobre", 'october'],
    ['en', "yesterday's photos", 'yesterday'],
    ['en', "last month's photos", 'october'],
    ['en', "last week's photos", 'yesterday sunday'],
    ['de', 'Fotos der letzten Woche', 'sunday'],
    ['de', 'Fotos des letzten Monats', 'october'],
  ])('in %s is understood: %s', (language, text, ids) => {
    const tiles = [
      photo('old', { receivedAt: new Date(2025, 2, 1).getTime() }),
      photo('yesterday', { receivedAt: ago(1) }),
      photo('sunday', { receivedAt: ago(7) }),
      photo('october', { receivedAt: ago(30) }),
    ].map((tile) => ({ ...tile, name: 'x' }))
    expect(found(language, tiles, text)).toBe(ids)
  })

  it('of today is understood with an elision', () => {
    expect(found('fr', DAYS, "photos d'aujourd'hui")).toBe('q')
  })
})
