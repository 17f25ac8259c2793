import { expect, it } from 'vitest'
import { createJobQueue, type JobQueue, type Work } from './job-queue'

const work = (photoId: string, isLast = false): Work => ({
  job: { photoId, decoder: 'chromium', crop: null, side: 640, type: 'thumbnail', quality: 0.8 },
  ...{ inner: null, limitMs: 1000, isLast },
})
const picture = new Uint8Array([1])

/** Works until the queue is empty; the photos in their order. */
async function workOff(queue: JobQueue): Promise<string[]> {
  const taken: string[] = []
  while (!queue.isEmpty()) {
    const job = await queue.next()
    taken.push(job.photoId)
    queue.finish(job.number, picture)
  }
  return taken
}

it('takes the newest job first', async () => {
  const queue = createJobQueue()
  for (const id of ['a', 'b', 'c']) void queue.decode(work(id))
  expect(await workOff(queue)).toEqual(['c', 'b', 'a'])
})

it('takes what is in the viewport before all else, the nearest first', async () => {
  const queue = createJobQueue()
  for (const id of ['a', 'b', 'c', 'd']) void queue.decode(work(id))
  queue.setViewport(['b', 'x', 'a'])
  expect(await workOff(queue)).toEqual(['b', 'a', 'd', 'c'])
})

it('follows the eye: what was scrolled away goes last', async () => {
  const queue = createJobQueue()
  queue.setViewport(['a', 'b'])
  for (const id of ['a', 'b', 'c']) void queue.decode(work(id))
  queue.setViewport(['c'])
  expect(await workOff(queue)).toEqual(['c', 'b', 'a'])
})

it('takes what goes last after all else, wherever the person looks', async () => {
  const queue = createJobQueue()
  for (const id of ['bomb', 'other bomb']) void queue.decode(work(id, true))
  for (const id of ['a', 'b']) void queue.decode(work(id))
  queue.setViewport(['bomb', 'a'])
  expect(await workOff(queue)).toEqual(['a', 'b', 'bomb', 'other bomb'])
})

it('drops the oldest that are outside the viewport, and never one inside', async () => {
  const queue = createJobQueue()
  queue.setViewport(['seen'])
  const seen = queue.decode(work('seen'))
  const all = Array.from({ length: 100 }, (_, at) => queue.decode(work(`${at}`)))
  const dropped = all.slice(0, 36)
  expect(await Promise.all(dropped)).toEqual(dropped.map(() => 'dropped'))
  expect(await workOff(queue)).toHaveLength(65)
  expect(await seen).toBe(picture)
  expect(await all[36]).toBe(picture)
})

it('gives a waiting thumbnailer its job as soon as there is one', async () => {
  const queue = createJobQueue()
  const next = queue.next()
  const decoded = queue.decode(work('a'))
  const job = await next
  queue.finish(job.number, picture)
  expect(await decoded).toBe(picture)
})

it('hands out one job at a time', async () => {
  const queue = createJobQueue()
  void queue.decode(work('a'))
  void queue.decode(work('b'))
  const first = await queue.next()
  let second: string | null = null
  void queue.next().then((job) => {
    second = job.photoId
  })
  await Promise.resolve()
  expect(second).toBeNull()
  queue.finish(first.number, picture)
  await expect.poll(() => second).toBe('a')
})

it('tries a photo once more after a crash, then says that it has none and goes on', async () => {
  const queue = createJobQueue()
  const good = queue.decode(work('good'))
  const bad = queue.decode(work('bad'))
  expect((await queue.next()).photoId).toBe('bad')
  queue.lost()
  expect((await queue.next()).photoId).toBe('bad')
  queue.lost()
  expect(await bad).toBe('impossible')
  const job = await queue.next()
  expect(job.photoId).toBe('good')
  queue.finish(job.number, picture)
  expect(await good).toBe(picture)
})

it('says of a photo that made the thumbnailer hang that it was late', async () => {
  const queue = createJobQueue()
  const hanging = queue.decode(work('a'))
  await queue.next()
  queue.lost('late')
  expect(await hanging).toBe('late')
  expect(queue.isEmpty()).toBe(true)
})

it('hands nothing to a thumbnailer that is gone', async () => {
  const queue = createJobQueue()
  let toTheDead = false
  void queue.next().then(() => {
    toTheDead = true
  })
  queue.lost()
  void queue.decode(work('a'))
  expect((await queue.next()).photoId).toBe('a')
  expect(toTheDead).toBe(false)
})

it('ignores a result of another job', async () => {
  const queue = createJobQueue()
  const decoded = queue.decode(work('a'))
  const job = await queue.next()
  queue.finish(job.number + 1, new Uint8Array([9]))
  expect(queue.current()).toMatchObject({ number: job.number })
  queue.finish(job.number, picture)
  queue.finish(job.number, new Uint8Array([9]))
  expect(await decoded).toBe(picture)
})

it('leaves nobody waiting when no thumbnailer will come', async () => {
  const queue = createJobQueue()
  const all = [queue.decode(work('a')), queue.decode(work('b'))]
  void queue.next()
  queue.abandon()
  expect(await Promise.all(all)).toEqual(['impossible', 'impossible'])
  expect(queue.isEmpty()).toBe(true)
})
