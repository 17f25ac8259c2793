import { describe, expect, it } from 'vitest'
import {
  addNotice,
  areVideosRefused,
  type FailedUpload,
  settle,
  type UploadNotice,
} from './notices'

const failure = (
  id: string,
  sender: string,
  code = 'TOO_LARGE',
  retryable = false,
): FailedUpload => ({
  id,
  name: `${id}.jpg`,
  sender: { id: sender, name: 'Phone' },
  error: { code, message: '' },
  retryable,
})

describe('areVideosRefused', () => {
  const notice = (code: string, ...names: string[]) => ({
    ...{ key: '', error: { code, message: '' }, sender: { id: 's', name: 'Phone' } },
    ...{ retryable: false, count: names.length, files: names.map((name) => ({ id: name, name })) },
  })
  it.each([
    ['NOT_A_PHOTO', ['notes.txt', 'IMG_1.MOV'], true],
    ['NOT_A_PHOTO', ['film.m4v'], true],
    ['NOT_A_PHOTO', ['notes.txt', 'mp4'], false],
    ['NOT_A_PHOTO_OR_VIDEO', ['film.mp4'], false],
  ] as const)('%s of %j: %j', (code, names, expected) => {
    expect(areVideosRefused(notice(code, ...names) as UploadNotice)).toBe(expected)
  })
})

describe('a phone that fails again and again', () => {
  it('under ever new names fills no more than the list, and hides no other error', () => {
    let notices = addNotice([], failure('real', 'mina', 'NOT_A_PHOTO'))
    for (let at = 0; at < 500; at += 1) notices = addNotice(notices, failure(`f${at}`, `x${at}`))
    expect(notices).toHaveLength(24)
    expect(notices[0]?.sender.id).toBe('mina')
    expect(notices.at(-1)?.sender.id).toBe('x499')
  })

  it('is counted, and only its last photos are remembered', () => {
    let notices: readonly UploadNotice[] = []
    for (let at = 0; at < 3000; at += 1) notices = addNotice(notices, failure(`f${at}`, 'mina'))
    notices = addNotice(notices, failure('f2999', 'mina'))
    expect(notices.map(({ count, files }) => [count, files.length])).toEqual([[3000, 2048]])
  })
})

it('goes when the last of its photos goes on', () => {
  let notices = addNotice([], failure('a', 'mina', 'IDLE', true))
  notices = addNotice(notices, failure('b', 'mina', 'IDLE', true))
  notices = settle(notices, 'a')
  expect(notices.map(({ count }) => count)).toEqual([1])
  expect(settle(notices, 'b')).toEqual([])
})
