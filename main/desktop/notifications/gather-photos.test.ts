import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Photo } from '../../../contract/photo'
import { gatherNews, type News } from './gather-photos'

let told: string[]
let news: News
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  news = gatherNews((photos) => told.push(photos.map(({ id }) => id).join('')))
})
afterEach(() => {
  vi.useRealTimers()
})
const add = (id: string) => news.add({ id } as Photo)

it('tells of photos that come one after the other together, once no more come', () => {
  for (const id of ['a', 'b', 'c']) {
    add(id)
    vi.advanceTimersByTime(1500)
  }
  expect(told).toEqual([])
  vi.advanceTimersByTime(500)
  expect(told).toEqual(['abc'])
})

it('does not wait for the end of hundreds', () => {
  for (let at = 0; at < 50; at += 1) {
    add('x')
    vi.advanceTimersByTime(1000)
  }
  vi.advanceTimersByTime(2000)
  expect(told.map(({ length }) => length)).toEqual([20, 20, 10])
})

it('tells nothing of what has gone, nor anything twice', () => {
  add('a')
  add('b')
  news.forget('a')
  vi.advanceTimersByTime(2000)
  add('c')
  news.forget('c')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['b'])
})

it('tells nothing of what was seen meanwhile', () => {
  add('a')
  news.clear()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})
