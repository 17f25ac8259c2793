import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Phone, Upload } from '../contract/photo'
import { unknownFacts } from './image/formats'
import { photoOf } from './library/photo'
import { createScreen, createTerminalStatus, widthOf } from './terminal-status'

const sender = { id: 'a', name: 'Minji’s iPhone' }
const phoneOf = (more: Partial<Phone>): Phone => ({
  ...sender,
  ...{ colour: null, state: 'sending', heldBy: null, done: 2, total: 12, seenAt: 0 },
  ...more,
})
const upload: Upload = {
  ...{ id: 'u', name: 'a.jpg', sender, bytes: 9e6, offset: 0, state: 'arriving' },
  ...{ facts: null, startedAt: 0 },
}
const photo = photoOf({
  ...{ id: 'u', path: 'a.jpg', bytes: 9e6, receivedAt: 1, isDamaged: false },
  ...{ facts: unknownFacts('jpeg'), sender, wasHeic: 'no' },
})

describe('what a phone is doing', () => {
  let now = 0
  let status = createTerminalStatus(() => now)
  beforeEach(() => {
    now = 0
    status = createTerminalStatus(() => now)
  })
  /** Bytes come in equal parts, ten a second. */
  const arrive = (seconds: number, perSecond: number) => {
    const from = now
    for (let at = 1; at <= seconds * 10; at += 1) {
      now = from + at * 100
      const offset = (at * perSecond) / 10
      status.follow({ type: 'progress', id: 'u', offset, state: 'arriving' })
    }
  }

  it('is told with its speed of the last seconds', () => {
    status.follow({ type: 'phone', phone: phoneOf({}) })
    status.follow({ type: 'upload', upload })
    expect(status.lines()).toEqual(['Minji’s iPhone  3 of 12, 0 kB/s'])
    arrive(8, 4.1e6)
    expect(status.lines()).toEqual([
      expect.stringMatching(/^Minji’s iPhone {2}3 of 12, 4\.\d MB\/s$/),
    ])
    now += 10_000
    expect(status.lines()).toEqual(['Minji’s iPhone  3 of 12, 0 kB/s'])
  })

  it('is told of programs without a page while bytes come', () => {
    status.follow({ type: 'upload', upload })
    arrive(4, 100_000)
    expect(status.lines()).toEqual([expect.stringMatching(/1 on the way, \d+ kB\/s$/)])
    status.follow({ type: 'saved', photo })
    expect(status.lines()).toEqual([])
  })

  it.each<[Partial<Phone>, string[]]>([
    [{ state: 'preparing', total: 0 }, ['Minji’s iPhone  is preparing its photos']],
    [{ state: 'paused' }, ['Minji’s iPhone  2 of 12, paused on the phone']],
    [
      { state: 'held', heldBy: 'DISK_FULL' },
      ['Minji’s iPhone  2 of 12, waiting for this computer'],
    ],
    [{ state: 'lost' }, ['Minji’s iPhone  2 of 12, waiting for it to come back']],
    [{ state: 'done', done: 0, total: 0 }, []],
    [{ state: 'open', done: 0, total: 0 }, []],
  ])('%j', (more, lines) => {
    status.follow({ type: 'phone', phone: phoneOf(more) })
    expect(status.lines()).toEqual(lines)
    status.follow({ type: 'phone-left', id: 'a' })
    expect(status.lines()).toEqual([])
  })
})

describe('the lines at the end of a terminal', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  let lines: string[] = []
  let written: string[] = []
  const screenOf = (columns: number, rows = 24) => {
    written = []
    const size = { columns, rows }
    const screen = createScreen({
      write: (text) => written.push(text) > 0,
      isBehind: () => false,
      size: () => size,
      lines: () => lines,
    })
    return { screen, size }
  }

  it('stay below what is printed, are drawn again only when they change, and go at the end', () => {
    const { screen } = screenOf(80)
    lines = ['a  1 of 2', 'b  1 of 3']
    screen.print('welcome')
    vi.advanceTimersByTime(5000)
    lines = ['a  2 of 2', 'b  1 of 3']
    vi.advanceTimersByTime(5000)
    screen.print('saved')
    screen.close()
    vi.advanceTimersByTime(5000)
    expect(written).toEqual([
      'welcome\na  1 of 2\nb  1 of 3\n',
      '\x1b[2A\x1b[Ja  2 of 2\nb  1 of 3\n',
      '\x1b[2A\x1b[Jsaved\na  2 of 2\nb  1 of 3\n',
      '\x1b[2A\x1b[J',
    ])
  })

  it('wrap nowhere: the name gives way, then the rest', () => {
    lines = ['Minji’s iPhone  3 of 12, 4.1 MB/s', '민지의 아이폰  3 of 12, 4.1 MB/s']
    screenOf(30).screen.print('')
    const [, first = '', second = ''] = written[0]?.split('\n') ?? []
    expect(first).toBe('Minji’s i…  3 of 12, 4.1 MB/s')
    expect(second).toBe('민지의 아…  3 of 12, 4.1 MB/s')
    expect([first, second].map(widthOf)).toEqual([29, 29])
    screenOf(10).screen.print('')
    expect(written[0]).toBe('\n3 of 12, \n3 of 12, \n')
  })

  it('are found again when a narrower window has wrapped them', () => {
    lines = ['a  1 of 2, 4.1 MB/s']
    const { screen, size } = screenOf(80)
    screen.print('welcome')
    size.columns = 10
    screen.print('saved')
    expect(written[1]).toBe('\x1b[2A\x1b[Jsaved\n1 of 2, 4\n')
  })

  it('leave room in a low window', () => {
    lines = Array.from({ length: 30 }, (_, at) => `phone ${at}  1 of 2`)
    screenOf(80, 6).screen.print('welcome')
    expect(written[0]?.split('\n')).toEqual([
      ...['welcome', 'phone 0  1 of 2', 'phone 1  1 of 2', 'phone 2  1 of 2', 'and 27 more', ''],
    ])
  })
})
