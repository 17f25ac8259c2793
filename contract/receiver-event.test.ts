import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { EVENT, eventSchema } from '../test/support/docs/event-schema'
import type { Handed } from './handed'
import type { Phone, Photo, PictureFacts, Sender, Upload } from './photo'
import type { NetworkAddress, ReceiverEvent } from './receiver-event'
import { EVENT_TYPES } from './receiver-event'
import type { PhotoResult } from './result'

/** Names of all fields of a type: one that is missing or too many does not compile. */
type FieldsOf<T> = Record<keyof T, true>
type EventFields = {
  [Type in ReceiverEvent['type']]: FieldsOf<Omit<Extract<ReceiverEvent, { type: Type }>, 'type'>>
}

const EVENTS: EventFields = {
  listening: {
    ...{ url: true, token: true, code: true, folder: true, port: true, address: true },
    ...{ addresses: true, stopped: true, typingOpensAt: true, wifiName: true },
    ...{ localUrl: true, isAddressChosen: true },
  },
  visitor: {},
  phone: { phone: true },
  'phone-left': { id: true },
  asking: { sender: true },
  answered: { id: true },
  upload: { upload: true },
  measured: { id: true, facts: true },
  progress: { id: true, offset: true, state: true },
  saved: { photo: true },
  duplicate: { id: true, photo: true },
  failed: { id: true, name: true, sender: true, error: true, retryable: true },
  batch: {
    ...{ sender: true, photos: true, videos: true, files: true, bytes: true },
    ...{ duplicates: true, failed: true, since: true },
  },
  corrected: { photo: true },
  starred: { photo: true },
  result: { photo: true },
  restored: { photo: true },
  handed: { handed: true },
  removed: { id: true },
  'folder-changed': {},
}

const address: FieldsOf<NetworkAddress> = { address: true, interfaceName: true, kind: true }
const sender: FieldsOf<Sender> = { id: true, name: true }
const phone: FieldsOf<Omit<Phone, keyof Sender>> = {
  ...{ colour: true, state: true, heldBy: true, done: true, total: true, seenAt: true },
}
const upload: FieldsOf<Upload> = {
  ...{ id: true, name: true, sender: true, bytes: true, offset: true, state: true },
  ...{ facts: true, startedAt: true },
}
const facts: FieldsOf<PictureFacts> = {
  ...{ format: true, size: true, storedSize: true, orientation: true, duration: true },
  ...{ capturedAt: true, capturedLocal: true, film: true, contentId: true, camera: true },
  ...{ hasLocation: true, isLocationRemoved: true },
}
const photo: FieldsOf<Omit<Required<Photo>, keyof PictureFacts>> = {
  ...{ id: true, name: true, subfolder: true, jpegCopy: true, bytes: true, sender: true },
  ...{ startedAt: true, receivedAt: true, isDamaged: true, isConverted: true, isStarred: true },
  ...{ result: true },
}
const result: FieldsOf<PhotoResult> = {
  ...{ state: true, label: true, text: true, values: true, image: true, error: true, at: true },
}
const handed: FieldsOf<Handed> = {
  ...{ id: true, phoneId: true, kind: true, name: true, bytes: true, width: true, height: true },
  ...{ state: true, sent: true },
}
const OBJECTS = { address, sender, phone, upload, facts, photo, result, handed }

/** The words in code marks of each row's last cell, by the first of its first cell. */
function rowsOf(table: string): Map<string, string[]> {
  const marked = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.map((row) => {
      const cells = row.split('|').slice(1, -1)
      return [marked(cells[0])[0] ?? '', marked(cells.at(-1))]
    }),
  )
}

const page = readFileSync(new URL('../docs/events.md', import.meta.url), 'utf8')
const [events = '', objects = ''] = page.split('\n## ')

describe('docs/events.md', () => {
  it('has a row for each type of event, in their order or another', () => {
    expect([...rowsOf(events).keys()].sort()).toEqual([...EVENT_TYPES].sort())
  })

  it.each([
    ...Object.entries(EVENTS).map(([name, fields]) => [name, fields, events] as const),
    ...Object.entries(OBJECTS).map(([name, fields]) => [name, fields, objects] as const),
  ])('names all fields of %s', (name, fields, table) => {
    expect(rowsOf(table).get(name)).toEqual(expect.arrayContaining(Object.keys(fields)))
  })
})

describe('docs/events.schema.json', () => {
  it('is what the contract says (vitest --update writes it)', async () => {
    const text = `${JSON.stringify(eventSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../docs/events.schema.json')
  })

  it('has every type of event', () => {
    const types = EVENT.options.map(({ entries }) => entries.type.literal)
    expect(types.sort()).toEqual([...EVENT_TYPES].sort())
    expect(v.is(EVENT, { type: 'visitor' })).toBe(true)
    expect(v.is(EVENT, { type: 'visitor', id: 'one field too many' })).toBe(false)
  })
})
