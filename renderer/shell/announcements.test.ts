import { type Signal, signal } from '@preact/signals'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Phone } from '../../contract/photo'
import { photoOf } from '../state/test-photos'
import { modelOf, type WindowModel } from '../state/window-state'
import { loadLanguage } from '../ui/language'
import { announcementOf, createStatusAnnouncements } from './announcements'

const address = { address: '192.168.0.2', interfaceName: 'Wi-Fi', kind: 'wifi' as const }
const QUIET: WindowModel = modelOf({
  startedAt: 0,
  listening: {
    ...{ url: '', token: '', code: '', folder: '', port: 1 },
    ...{ address, addresses: [address], stopped: false, typingOpensAt: null, wifiName: null },
    localUrl: null,
    isAddressChosen: false,
  },
  photos: [],
  uploads: [],
  phones: [],
  asking: [],
  handed: [],
})
const stopped = { ...QUIET, listening: { ...QUIET.listening, stopped: true } }
const offline = {
  ...QUIET,
  listening: { ...QUIET.listening, address: { ...address, kind: 'loopback' as const } },
}
const phone = (state: Phone['state'], done = 0, total = 0): WindowModel => ({
  ...QUIET,
  phones: [{ id: 'a', name: 'Mina', colour: null, heldBy: null, state, done, total, seenAt: 0 }],
})

const english = await loadLanguage(['en'])

let model: Signal<WindowModel | null>
let heard: string[]
let waiting: (() => void)[]
/** As much time passes as a situation has to last. */
const time = () => {
  for (const work of waiting.splice(0)) work()
}
const see = (...models: WindowModel[]) => {
  for (const each of models) model.value = each
}

beforeEach(() => {
  model = signal<WindowModel | null>(null)
  heard = []
  waiting = []
  const text = createStatusAnnouncements(model, signal(english), (work) => waiting.push(work))
  text.subscribe((sentence) => {
    if (sentence) heard.push(sentence)
  })
})

it('says nothing of how it stands when the window opens', () => {
  see(stopped)
  time()
  expect(heard).toEqual([])
})

it('says once each what a person should know: stopped, on again, no network', () => {
  for (const each of [QUIET, stopped, QUIET, offline, QUIET]) {
    see(each, { ...each }, { ...each })
    time()
  }
  expect(heard).toEqual([
    'Stopped. No phone can send.',
    'Waiting for a phone',
    'This computer is not connected to a network, so no phone can reach it.',
    'Waiting for a phone',
  ])
})

it('tells of a phone once it is there, sends, and is done, and of no step in between', () => {
  see(QUIET, { ...QUIET, reached: true }, phone('open'))
  time()
  for (const each of [phone('picking'), phone('preparing'), phone('hidden')]) {
    see(each)
    time()
  }
  for (let done = 0; done < 40; done += 1) {
    see(phone('sending', done, 40))
    time()
  }
  see(phone('done'))
  time()
  see(phone('open'))
  time()
  expect(heard).toEqual([
    'Mina has the page open',
    'Mina is sending 1 of 40',
    'Everything from Mina is saved',
  ])
})

it('says nothing of what is over before it could be said', () => {
  see(QUIET, stopped, QUIET)
  time()
  expect(heard).toEqual([])
})

describe('what a screen reader hears of photos', () => {
  it('is one sentence a photo', () => {
    const photo = photoOf('a', { name: 'IMG_0042.jpg' })
    expect(announcementOf([photo], english)).toBe('IMG_0042.jpg, 4032 × 3024, from Green iPhone')
  })

  it('is one sentence for many photos', () => {
    const landed = [photoOf('a'), photoOf('b')]
    expect(announcementOf(landed, english)).toBe(
      '2 photos arrived. The last: b.jpg, 4032 × 3024, from Green iPhone',
    )
    expect(announcementOf([...landed, photoOf('v', { format: 'mp4' })], english)).toMatch(
      /^3 files arrived/,
    )
    const film = photoOf('m', { name: 'b.mov', format: 'mov', duration: 3000 })
    expect(announcementOf([...landed, film], english)).toMatch(/^2 photos arrived/)
    expect(announcementOf([], english)).toBeNull()
  })
})
