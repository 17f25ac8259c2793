import { expect, it } from 'vitest'
import { createSerial, createSerialByKey } from './serial'

it('runs one piece of work after the other, in the order in which they came', async () => {
  const serial = createSerial()
  const log: string[] = []
  let end = () => {}
  const first = serial(async () => {
    log.push('first begins')
    await new Promise<void>((resolve) => {
      end = resolve
    })
    log.push('first ends')
  })
  const second = serial(() => void log.push('second'))
  await Promise.resolve()
  expect(log).toEqual(['first begins'])
  end()
  await Promise.all([first, second])
  expect(log).toEqual(['first begins', 'first ends', 'second'])
})

it('gives each its own result, and goes on after one that failed', async () => {
  const serial = createSerial()
  const failed = serial(() => Promise.reject(new Error('no')))
  const thrown = serial(() => {
    throw new Error('never')
  })
  const next = serial(() => 'done')
  await expect(failed).rejects.toThrow('no')
  await expect(thrown).rejects.toThrow('never')
  expect(await next).toBe('done')
})

it('runs what is of one key one after the other, and what is of another meanwhile', async () => {
  const byKey = createSerialByKey()
  const log: string[] = []
  let end = () => {}
  const first = byKey('a', async () => {
    log.push('first')
    await new Promise<void>((resolve) => {
      end = resolve
    })
    throw new Error('no')
  })
  const second = byKey('a', async () => void log.push('second'))
  await byKey('b', async () => void log.push('other'))
  expect(log).toEqual(['first', 'other'])
  end()
  await expect(first).rejects.toThrow('no')
  await second
  expect(await byKey('a', async () => log.join())).toBe('first,other,second')
})
