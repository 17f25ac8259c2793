import { expect, it } from 'vitest'
import { createDarkroomLine } from './darkroom-line'

const work = (photoId: string) =>
  ({ photoId, decoder: 'chromium', side: 640, type: 'image/webp', quality: 0.8 }) as const
const picture = new Uint8Array([1])

it('takes the newest order first', async () => {
  const line = createDarkroomLine()
  for (const id of ['a', 'b', 'c']) void line.develop(work(id))
  const taken: string[] = []
  for (let at = 0; at < 3; at += 1) {
    const order = await line.next()
    taken.push(order.photoId)
    line.deliver(order.number, picture)
  }
  expect(taken).toEqual(['c', 'b', 'a'])
  expect(line.isEmpty()).toBe(true)
})

it('gives a waiting darkroom its order as soon as there is one', async () => {
  const line = createDarkroomLine()
  const next = line.next()
  const developed = line.develop(work('a'))
  const order = await next
  line.deliver(order.number, picture)
  expect(await developed).toBe(picture)
})

it('hands out one order at a time', async () => {
  const line = createDarkroomLine()
  void line.develop(work('a'))
  void line.develop(work('b'))
  const first = await line.next()
  let second: string | null = null
  void line.next().then((order) => {
    second = order.photoId
  })
  await Promise.resolve()
  expect(second).toBeNull()
  line.deliver(first.number, picture)
  await expect.poll(() => second).toBe('a')
})

it('tries a photo once more after a crash, then says that it has none and goes on', async () => {
  const line = createDarkroomLine()
  const good = line.develop(work('good'))
  const bad = line.develop(work('bad'))
  expect((await line.next()).photoId).toBe('bad')
  line.lost()
  expect((await line.next()).photoId).toBe('bad')
  line.lost()
  expect(await bad).toBeNull()
  const order = await line.next()
  expect(order.photoId).toBe('good')
  line.deliver(order.number, picture)
  expect(await good).toBe(picture)
})

it('gives a photo up at once when it made the darkroom hang', async () => {
  const line = createDarkroomLine()
  const hanging = line.develop(work('a'))
  await line.next()
  line.lost('no try')
  expect(await hanging).toBeNull()
  expect(line.isEmpty()).toBe(true)
})

it('hands nothing to a darkroom that is gone', async () => {
  const line = createDarkroomLine()
  let toTheDead = false
  void line.next().then(() => {
    toTheDead = true
  })
  line.lost()
  void line.develop(work('a'))
  expect((await line.next()).photoId).toBe('a')
  expect(toTheDead).toBe(false)
})

it('ignores a delivery of another order', async () => {
  const line = createDarkroomLine()
  const developed = line.develop(work('a'))
  const order = await line.next()
  line.deliver(order.number + 1, new Uint8Array([9]))
  expect(line.present()).toEqual(order)
  line.deliver(order.number, picture)
  line.deliver(order.number, new Uint8Array([9]))
  expect(await developed).toBe(picture)
})

it('leaves nobody waiting when no darkroom will come', async () => {
  const line = createDarkroomLine()
  const all = [line.develop(work('a')), line.develop(work('b'))]
  void line.next()
  line.abandon()
  expect(await Promise.all(all)).toEqual([null, null])
  expect(line.isEmpty()).toBe(true)
})
