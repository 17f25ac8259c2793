import { expect, it } from 'vitest'
import { createDarkroomLine, type DarkroomLine } from './job-queue'

const work = (photoId: string) =>
  ({ photoId, decoder: 'chromium', side: 640, type: 'image/webp', quality: 0.8 }) as const
const picture = new Uint8Array([1])

/** Works until the line is empty; the photos in their order. */
async function workOff(line: DarkroomLine): Promise<string[]> {
  const taken: string[] = []
  while (!line.isEmpty()) {
    const order = await line.next()
    taken.push(order.photoId)
    line.deliver(order.number, picture)
  }
  return taken
}

it('takes the newest order first', async () => {
  const line = createDarkroomLine()
  for (const id of ['a', 'b', 'c']) void line.develop(work(id))
  expect(await workOff(line)).toEqual(['c', 'b', 'a'])
})

it('takes what is looked at before all else, the nearest first', async () => {
  const line = createDarkroomLine()
  for (const id of ['a', 'b', 'c', 'd']) void line.develop(work(id))
  line.lookAt(['b', 'x', 'a'])
  expect(await workOff(line)).toEqual(['b', 'a', 'd', 'c'])
})

it('follows the eye: what was scrolled away goes last', async () => {
  const line = createDarkroomLine()
  line.lookAt(['a', 'b'])
  for (const id of ['a', 'b', 'c']) void line.develop(work(id))
  line.lookAt(['c'])
  expect(await workOff(line)).toEqual(['c', 'b', 'a'])
})

it('drops the oldest that nobody looks at, and never one that is looked at', async () => {
  const line = createDarkroomLine()
  line.lookAt(['seen'])
  const seen = line.develop(work('seen'))
  const all = Array.from({ length: 100 }, (_, at) => line.develop(work(`${at}`)))
  const dropped = all.slice(0, 36)
  expect(await Promise.all(dropped)).toEqual(dropped.map(() => 'dropped'))
  expect(await workOff(line)).toHaveLength(65)
  expect(await seen).toBe(picture)
  expect(await all[36]).toBe(picture)
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
  expect(await bad).toBe('impossible')
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
  expect(await hanging).toBe('impossible')
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
  expect(await Promise.all(all)).toEqual(['impossible', 'impossible'])
  expect(line.isEmpty()).toBe(true)
})
