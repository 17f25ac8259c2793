import { expect, it } from 'vitest'
import { loadTranslate } from '../../contract/translate'
import { bytesOf, createJoinLive, filesOf, joinLive, namesOf, tileOfFile } from './live-tiles'
import { createFind } from './search'
import { LISTENING, photoOf, uploadOf } from './test-photos'
import { remarksOf, tileOfPhoto, tileOfUpload } from './tiles'
import { arrange, EVERYTHING, factsOf, groupByDay, type View } from './view'
import { applyEvent, modelOf, type WindowModel } from './window-state'

const picture = photoOf('picture', { name: 'IMG_1.HEIC', format: 'heic', bytes: 2_000_000 })
const film = photoOf('film', { name: 'IMG_1.MOV', format: 'mov', duration: 3000, bytes: 900_000 })
const video = photoOf('video', { name: 'IMG_2.MOV', format: 'mov', duration: 60_000 })
const tiles = [video, film, picture].map(tileOfPhoto)
const view = { ...EVERYTHING, sort: 'arrived' } as const
const find = createFind('en', await loadTranslate('en'))
const shown = (change: Partial<View>) =>
  names(arrange(joinLive(tiles), { ...view, ...change }, (some, text) => find(some, text, 0)))
const names = (joined: ReturnType<typeof joinLive>) => joined.map(namesOf)

it('shows a pair as one tile that is Live and has the length of both files', () => {
  const [, pair] = joinLive(tiles)
  expect(names(joinLive(tiles))).toEqual(['IMG_2.MOV', 'IMG_1.HEIC + IMG_1.MOV'])
  expect(pair && [pair.id, bytesOf(pair), remarksOf(pair)]).toEqual([
    'picture',
    2_900_000,
    ['live', 'heic'],
  ])
})

it('counts it once, and the filter of videos shows its film nowhere', () => {
  const [group] = groupByDay(joinLive(tiles))
  expect(group && factsOf(group, new Map())).toMatchObject({
    photos: 1,
    videos: 1,
    bytes: 5_900_000,
  })
  expect(shown({ kind: 'videos' })).toEqual(['IMG_2.MOV'])
  expect(shown({ kind: 'photos' })).toHaveLength(1)
  expect(shown({ search: '1.mov' })).toHaveLength(1)
})

it('gives both files to what takes files, and finds the tile by either', () => {
  const joined = joinLive(tiles)
  expect(filesOf(joined).map(({ id }) => id)).toEqual(['video', 'picture', 'film'])
  expect(tileOfFile(joined, 'film')?.id).toBe('picture')
  expect(tileOfFile(joined, 'other')).toBeUndefined()
})

it('joins them in either order, parts them where one goes, and joins them when it is back', () => {
  const empty: WindowModel = modelOf({
    ...{
      startedAt: 0,
      listening: LISTENING,
      photos: [],
      uploads: [],
      phones: [],
      asking: [],
      handed: [],
    },
  })
  const saved = (photo: typeof film) => ({ type: 'saved', photo }) as const
  for (const [first, second] of [
    [film, picture],
    [picture, film],
  ] as const) {
    const both = applyEvent(applyEvent(empty, saved(first)), saved(second))
    expect(names(joinLive(both.tiles))).toEqual(['IMG_1.HEIC + IMG_1.MOV'])
    const left = applyEvent(both, { type: 'removed', id: first.id })
    expect(names(joinLive(left.tiles))).toEqual([second.name])
    const back = applyEvent(left, { type: 'restored', photo: first })
    expect(names(joinLive(back.tiles))).toEqual(['IMG_1.HEIC + IMG_1.MOV'])
  }
})

it('waits until both are saved', () => {
  const facts = { ...photoOf('film'), ...film }
  const arriving = tileOfUpload(uploadOf('film', { name: film.name, facts }))
  expect(joinLive([...(arriving ? [arriving] : []), tileOfPhoto(picture)])).toHaveLength(2)
})

it('keeps the same objects for what is the same', () => {
  const join = createJoinLive()
  expect(join(tiles)).toBe(join(tiles))
  expect(joinLive([...tiles])[1]).toBe(joinLive(tiles)[1])
  const alone = [tileOfPhoto(video)]
  expect(joinLive(alone)).toBe(alone)
})
