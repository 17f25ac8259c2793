import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../contract/language'
import { BY_HAND, type Photo } from '../../contract/photo'
import { loadTranslate } from '../../contract/translate'
import { createFind, type Find } from './search'
import { photoOf } from './test-photos'
import { tileOfPhoto } from './tiles'

/** A Sunday. */
const TODAY = new Date(2026, 10, 29).getTime()
const on = (year: number, month: number, day: number) =>
  new Date(year, month - 1, day, 12).getTime()
const photo = (id: string, rest: Partial<Photo> = {}) =>
  tileOfPhoto(photoOf(id, { name: `${id}.jpg`, receivedAt: on(2026, 11, 29), ...rest }))

const TILES = [
  photo('now', { size: { width: 4032, height: 3024 }, bytes: 3_100_000 }),
  photo('before', {
    receivedAt: on(2026, 11, 28),
    size: { width: 3024, height: 4032 },
    sender: { id: 'p2', name: 'José’s Pixel' },
    bytes: 9_000_000,
  }),
  photo('taken', {
    capturedAt: on(2026, 11, 3),
    size: { width: 8064, height: 6048 },
    format: 'heic',
    camera: 'Canon EOS R5',
  }),
  photo('summer', {
    receivedAt: on(2025, 7, 14),
    size: { width: 1000, height: 1000 },
    sender: BY_HAND,
    isDamaged: true,
    isStarred: true,
  }),
  photo('film', {
    receivedAt: on(2024, 11, 9),
    format: 'mp4',
    size: { width: 1920, height: 1080 },
    duration: 12_000,
  }),
  photo('바다', { receivedAt: on(2026, 10, 31), size: { width: 6000, height: 2000 } }),
]

const finds = new Map<Language, Find>()
for (const language of LANGUAGES)
  finds.set(language, createFind(language, await loadTranslate(language)))
function found(language: Language, text: string): string {
  const find = finds.get(language)
  if (!find) throw new Error(`${language} is not loaded`)
  return find(TILES, text, TODAY)
    .map(({ id }) => id)
    .join(' ')
}

const YESTERDAY = 'before'
const NOVEMBER = 'now before taken film'
const THAT_DAY = 'taken'
const LAST_MONTH = '바다'
const LARGE = 'taken'

/** What people write in each language, and what they mean. */
const WRITTEN: Record<Language, Record<string, string>> = {
  en: {
    yesterday: YESTERDAY,
    Yesterday: YESTERDAY,
    '1 day ago': YESTERDAY,
    November: NOVEMBER,
    nov: NOVEMBER,
    'November 2026': 'now before taken',
    'November 3': THAT_DAY,
    '3 November 2026': THAT_DAY,
    'Nov 3rd, 2026': THAT_DAY,
    'last month': LAST_MONTH,
    'last year': 'summer',
    '>48 MP': LARGE,
    '48.8MP': LARGE,
    portrait: YESTERDAY,
    'portrait yesterday': YESTERDAY,
    videos: 'film',
    Damaged: 'summer',
    folder: 'summer',
    starred: 'summer',
  },
  ko: {
    별표: 'summer',
    어제: YESTERDAY,
    '1일 전': YESTERDAY,
    '11월': NOVEMBER,
    '2026년 11월': 'now before taken',
    '11월 3일': THAT_DAY,
    '2026년 11월 3일': THAT_DAY,
    '2026. 11. 3.': THAT_DAY,
    지난달: LAST_MONTH,
    작년: 'summer',
    '>4800만': LARGE,
    '>4,800만 화소': LARGE,
    세로: YESTERDAY,
    동영상: 'film',
  },
  ja: {
    お気に入り: 'summer',
    昨日: YESTERDAY,
    '11月': NOVEMBER,
    '2026年11月': 'now before taken',
    '11月3日': THAT_DAY,
    '2026年11月3日': THAT_DAY,
    先月: LAST_MONTH,
    昨年: 'summer',
    '>4800万画素': LARGE,
    '＞４８００万': LARGE,
    縦: YESTERDAY,
    動画: 'film',
  },
  'zh-Hans': {
    收藏: 'summer',
    昨天: YESTERDAY,
    十一月: NOVEMBER,
    '11月': NOVEMBER,
    '2026年11月3日': THAT_DAY,
    上个月: LAST_MONTH,
    去年: 'summer',
    '>4800万像素': LARGE,
    竖拍: YESTERDAY,
    视频: 'film',
  },
  'zh-Hant': {
    收藏: 'summer',
    昨天: YESTERDAY,
    '11月': NOVEMBER,
    '2026年11月3日': THAT_DAY,
    上個月: LAST_MONTH,
    去年: 'summer',
    '>4800萬像素': LARGE,
    直拍: YESTERDAY,
    影片: 'film',
  },
  es: {
    favoritas: 'summer',
    ayer: YESTERDAY,
    noviembre: NOVEMBER,
    'noviembre de 2026': 'now before taken',
    '3 de noviembre': THAT_DAY,
    '3 de noviembre de 2026': THAT_DAY,
    '3/11/2026': THAT_DAY,
    'el mes pasado': LAST_MONTH,
    'el año pasado': 'summer',
    '>48,5 MP': LARGE,
    vertical: YESTERDAY,
    vídeo: 'film',
    video: 'film',
  },
  fr: {
    favorites: 'summer',
    hier: YESTERDAY,
    novembre: NOVEMBER,
    'nov.': NOVEMBER,
    '3 novembre 2026': THAT_DAY,
    'le mois dernier': LAST_MONTH,
    "l'année dernière": 'summer',
    '>48,5 Mpx': LARGE,
    '> 5 Mo': YESTERDAY,
    portrait: YESTERDAY,
    vidéo: 'film',
  },
  de: {
    Favoriten: 'summer',
    gestern: YESTERDAY,
    'vor 1 Tag': YESTERDAY,
    November: NOVEMBER,
    '3. November': THAT_DAY,
    '3. November 2026': THAT_DAY,
    '3.11.2026': THAT_DAY,
    'letzten Monat': LAST_MONTH,
    'letztes Jahr': 'summer',
    '>48,5 MP': LARGE,
    Hochformat: YESTERDAY,
    Video: 'film',
  },
  'pt-BR': {
    favoritas: 'summer',
    ontem: YESTERDAY,
    novembro: NOVEMBER,
    '3 de novembro de 2026': THAT_DAY,
    'mês passado': LAST_MONTH,
    'ano passado': 'summer',
    '>48,5 MP': LARGE,
    vertical: YESTERDAY,
    vídeos: 'film',
  },
  ru: {
    избранное: 'summer',
    вчера: YESTERDAY,
    ноябрь: NOVEMBER,
    '3 ноября': THAT_DAY,
    '3 ноября 2026 г.': THAT_DAY,
    '3.11.2026': THAT_DAY,
    'в прошлом месяце': LAST_MONTH,
    'в прошлом году': 'summer',
    '>48,5 Мп': LARGE,
    вертикальные: YESTERDAY,
    видео: 'film',
  },
  ar: {
    مفضلة: 'summer',
    أمس: YESTERDAY,
    نوفمبر: NOVEMBER,
    '3 نوفمبر 2026': THAT_DAY,
    '٣ نوفمبر ٢٠٢٦': THAT_DAY,
    'الشهر الماضي': LAST_MONTH,
    'السنة الماضية': 'summer',
    '>48 ميغابكسل': LARGE,
    '>٤٨ ميغابكسل': LARGE,
    '٤٠٣٢': 'now before',
    عمودية: YESTERDAY,
    فيديو: 'film',
  },
}

describe.each(LANGUAGES)('what is searched for in %s', (language) => {
  it.each(Object.entries(WRITTEN[language]))('finds what “%s” means', (text, ids) => {
    expect(found(language, text)).toBe(ids)
  })

  it.each([
    ['2026-11', 'now before taken'],
    ['2026-11-03', THAT_DAY],
    ['2026/11/3', THAT_DAY],
    ['2024', 'film'],
    ['4032', 'now before'],
    ['4032x3024', 'now'],
    ['3024 × 4032', 'before'],
    ['12MP', 'now before 바다'],
    ['> 12MP', 'now before taken'],
    ['>=12 MP', 'now before taken 바다'],
    ['<2mp', 'summer'],
    ['>7000', 'taken'],
    ['>5 MB', 'before'],
    ['HEIC', 'taken'],
    ['mp4', 'film'],
  ])('understands “%s” as every language does', (text, ids) => {
    expect(found(language, text)).toBe(ids)
  })

  it('understands the day as its headings write it', () => {
    const options = { day: 'numeric', month: 'long', year: 'numeric' } as const
    const heading = new Intl.DateTimeFormat(language, options).format(on(2026, 11, 3))
    expect(found(language, heading)).toBe(THAT_DAY)
  })
})

/** "Yesterday", "last week"... as the field and an empty result suggest them. */
const examplesIn = (hint: string): string[] =>
  [...hint.matchAll(/[“„«「]\s?(.+?)\s?[”“»」]/gu)].map(([, example = '']) => example)

describe.each(LANGUAGES)('the examples in %s', (language) => {
  const week = photo('week', {
    receivedAt: on(2026, 11, 22),
    ...{ size: { width: 2000, height: 1000 }, bytes: 9_000_000 },
  })
  const before = photo('before', {
    receivedAt: on(2026, 11, 28),
    ...{ size: { width: 3024, height: 4032 }, format: 'heic', bytes: 1 },
  })
  const large = photo('large', {
    receivedAt: on(2025, 1, 1),
    ...{ size: { width: 6000, height: 4000 }, bytes: 2 },
  })

  it('mean what they say', async () => {
    const examples = examplesIn((await loadTranslate(language))('window.view.searchHint'))
    const all = [week, before, large]
    const ids = (text: string) =>
      finds
        .get(language)?.(all, text, TODAY)
        .map(({ id }) => id)
    expect(examples).toHaveLength(8)
    const [yesterday, lastWeek, november, side, bytes, pixels, upright, format] = examples.map(ids)
    expect(lastWeek).toContain('week')
    expect(november).toEqual(['week', 'before'])
    expect(bytes).toEqual(['week'])
    expect(pixels).toEqual(['before', 'large'])
    for (const one of [yesterday, side, upright, format]) expect(one).toEqual(['before'])
  })
})

describe('a sentence', () => {
  it.each<[Language, string]>([
    ['en', 'photos from last week larger than 5 MB'],
    ['en', 'the pictures of last week'],
    ['en', '5 MB or more'],
    ['de', 'Fotos von letzter Woche größer als 5 MB'],
    ['es', 'fotos de la semana pasada de más de 5 MB'],
    ['fr', 'les photos de la semaine dernière de plus de 5 Mo'],
    ['pt-BR', 'fotos da semana passada com mais de 5 MB'],
    ['ru', 'фото с прошлой недели больше 5 МБ'],
    ['ko', '지난주에 찍은 5MB보다 큰 사진'],
    ['ko', '지난주의 사진'],
    ['ja', '先週の写真'],
    ['ja', '5MBより大きい写真'],
    ['zh-Hans', '上周的照片'],
    ['zh-Hans', '大于5MB的照片'],
    ['zh-Hant', '上週大於 5 MB 的照片'],
    ['ar', 'صور من الأسبوع الماضي أكبر من 5 ميغابايت'],
  ])('in %s is understood: %s', (language, text) => {
    const week = photo('a', { receivedAt: on(2026, 11, 22), bytes: 9_000_000 })
    const old = photo('b', { receivedAt: on(2025, 1, 1), bytes: 1000 })
    expect(finds.get(language)?.([week, old], text, TODAY)).toEqual([week])
  })
})

describe('what is searched for', () => {
  it('is names, in any case and order, without accents', () => {
    expect(found('en', 'BEFORE')).toBe('before')
    expect(found('en', "jose's pixel")).toBe('before')
    expect(found('en', 'Pixel before')).toBe('before')
    expect(found('en', 'before now')).toBe('')
    expect(found('en', '바다'.normalize('NFD'))).toBe('바다')
    expect(found('en', 'canon')).toBe('taken')
    // What reads as a date is words of a name too.
    const find = finds.get('en')
    const ofMay = [photo('May (2)')]
    expect(find?.(ofMay, 'may 2', TODAY)).toEqual(ofMay)
  })

  it('is a plain name where nothing else is understood', () => {
    for (const text of ['(', '>', '>x', '13/2026', '32 november', 'mayonnaise', '[a-z]', '2026-13'])
      expect(found('en', text), text).toBe('')
    expect(found('en', 'r.jpg')).toBe('summer')
  })

  it('is completed while it is written, where no name has it', () => {
    for (const text of ['yest', 'yesterd', '1 day a']) expect(found('en', text)).toBe(YESTERDAY)
    expect(found('en', 'film land')).toBe('film')
    expect(found('ko', '정사')).toBe('summer')
    // A name has it.
    expect(found('en', 'now')).toBe('now')
  })

  it('is the beginning of what was pasted by mistake', () => {
    expect(found('en', `before ${' '.repeat(300)} 12 may`.repeat(1000))).toBe('before')
  })

  it('is a day of this week by its name, today among them', () => {
    expect(found('en', 'Saturday')).toBe(YESTERDAY)
    expect(found('de', 'Samstag')).toBe(YESTERDAY)
    expect(found('en', 'this week')).toContain('now')
  })

  it('is found by what the command said', () => {
    const label = { state: 'done', label: 'Ticket 42' } as Photo['result']
    const tiles = [photo('a'), photo('b', { ...(label ? { result: label } : {}) })]
    expect(
      finds
        .get('en')?.(tiles, 'ticket 42', TODAY)
        .map(({ id }) => id),
    ).toEqual(['b'])
  })
})
