import { describe, expect, it } from 'vitest'
import type { Photo } from '../contract/photo'
import type { CommandError, PhotoResult } from '../contract/result'
import { unknownFacts } from './image/formats'
import { photoOf } from './library/photo'
import { eventLine } from './terminal-lines'

const sender = { id: 'phone', name: 'Green iPhone' }
const photo: Photo = photoOf({
  ...{ id: '0'.repeat(32), path: 'a.jpg', bytes: 9, receivedAt: 1, isDamaged: false },
  ...{ facts: unknownFacts('jpeg'), sender, wasHeic: 'no' },
})
const resultLine = (more: Partial<PhotoResult>) =>
  eventLine({
    type: 'result',
    photo: {
      ...photo,
      result: {
        ...{ state: 'failed', label: '', text: '', values: {}, image: null, error: null, at: 1 },
        ...more,
      },
    },
  })

describe('the line of a result', () => {
  const error: CommandError = { code: 'COMMAND_FAILED', program: 'mine.sh', exit: '3' }
  const failed = 'result a.jpg  mine.sh failed with exit code 3.'

  it.each([
    ['', failed],
    ['no ink', `${failed} no ink`],
    ['Traceback:\n  line 4\nKeyError: x', `${failed} KeyError: x`],
    [`${'x'.repeat(1999)}!`, `${failed} ${'x'.repeat(199)}!`],
  ])('has the last words of a program that failed: %#', (text, line) => {
    expect(resultLine({ error, text })).toBe(line)
  })

  it('says of words that count only what was wrong beside them', () => {
    const left: CommandError = { code: 'COMMAND_LEFT_OTHERS', program: 'mine.sh' }
    expect(resultLine({ state: 'done', error: left, text: 'sharp' })).toBe(
      'result a.jpg  mine.sh left other programs running. They were ended.',
    )
  })
})

it.each([
  [true, 'paused a.jpg  from Green iPhone: why'],
  [false, 'failed a.jpg  from Green iPhone: why'],
])('an upload that can go on (%s) is no failed one', (retryable, line) => {
  const error = { code: 'BODY_ENDED_EARLY', message: 'why' } as const
  expect(eventLine({ type: 'failed', id: 'a', name: 'a.jpg', sender, error, retryable })).toBe(line)
})
