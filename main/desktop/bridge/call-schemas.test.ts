import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { OPEN_AT_ONCE } from '../../../contract/bridge'
import {
  ADDRESS,
  DRAG_ICON,
  EXPORT_KIND,
  MENU,
  PHONE_ID,
  PHOTO_ID,
  photoIds,
  SOME_SETTINGS,
  TEXT,
  takes,
  VIEWPORT,
  YES_OR_NO,
} from './call-schemas'

const id = (at: number) => at.toString(16).padStart(32, '0')
const icon = { width: 2, height: 1, pixels: new Uint8Array(8) }
const showInFolder = takes(PHOTO_ID)
const dragPhotos = takes(photoIds(), DRAG_ICON)

describe('what a page may pass to the bridge', () => {
  it.each([
    [takes(), []],
    [showInFolder, [id(1)]],
    [takes(TEXT), ['4032 × 3024']],
    [takes(YES_OR_NO), [true]],
    [takes(ADDRESS), ['192.168.0.12']],
    [takes(PHONE_ID, YES_OR_NO), ['phone-1', false]],
    [takes(VIEWPORT), [[id(1)]]],
    [takes(VIEWPORT), [[]]],
    [takes(photoIds(OPEN_AT_ONCE)), [[id(1), id(2)]]],
    [takes(EXPORT_KIND, photoIds()), ['csv', [id(1)]]],
    [dragPhotos, [[id(1)], icon]],
    [takes(SOME_SETTINGS), [{ port: 6000, fromTheFuture: 1 }]],
  ])('passes what the contract says (case %#)', (schema, given) => {
    expect(v.is(schema, given)).toBe(true)
  })

  it.each([
    [['../../etc/passwd']],
    [[`${id(1)}/..`]],
    [[{ id: id(1) }]],
    [[id(1), '/etc/passwd']],
    [[null]],
    [[]],
  ])('shows no file for %j', (given) => {
    expect(v.is(showInFolder, given)).toBe(false)
  })

  it.each([
    [takes(), [1]],
    [takes(), ['/etc']],
    [takes(YES_OR_NO), ['yes']],
    [takes(ADDRESS), ['evil.example']],
    [takes(PHONE_ID), ['../x']],
    [takes(PHONE_ID, YES_OR_NO), ['phone-1']],
    [takes(TEXT), [1]],
    [takes(TEXT), ['x'.repeat(10_001)]],
    [takes(TEXT), [['x']]],
    [takes(TEXT), ['x', 'y']],
    [takes(VIEWPORT), []],
    [takes(VIEWPORT), [id(1)]],
    [takes(VIEWPORT), [['../x']]],
    [takes(VIEWPORT), [Array(2001).fill(id(1))]],
    [takes(VIEWPORT), [[id(1)], 1]],
    [takes(EXPORT_KIND, photoIds()), ['exe', [id(1)]]],
  ])('passes nothing else (case %#)', (schema, given) => {
    expect(v.is(schema, given)).toBe(false)
  })

  it.each([
    [[]],
    [[id(1)]],
    [[[]]],
    [[['../../etc/passwd']]],
    [[[id(1), id(1)]]],
    [[[id(1)], '/etc']],
    [[{ 0: id(1), length: 1 }]],
  ])('throws nothing away for %j', (given) => {
    expect(v.is(takes(photoIds()), given)).toBe(false)
  })

  it('opens no more than a few at once', () => {
    const many = Array.from({ length: OPEN_AT_ONCE + 1 }, (_, at) => id(at))
    expect(v.is(photoIds(OPEN_AT_ONCE), many)).toBe(false)
    expect(v.is(photoIds(), many)).toBe(true)
  })

  it.each([
    [null],
    [{ ...icon, width: 3 }],
    [{ ...icon, width: 1e9, height: 0 }],
    [{ ...icon, pixels: 'pixels' }],
    [{ width: 200, height: 1, pixels: new Uint8Array(800) }],
  ])('takes no other picture for a drag (case %#)', (given) => {
    expect(v.is(dragPhotos, [[id(1)], given])).toBe(false)
  })

  it.each([
    { port: 0 },
    { folder: '/home/a/.config/autostart' },
    { folder: null },
    { theme: 'dark', startAtLogin: true },
  ])('takes no setting that makes no sense or reaches outside: %j', (some) => {
    expect(() => v.parse(SOME_SETTINGS, some)).toThrow('This value')
  })
})

describe('a menu', () => {
  const command = {
    ...{ kind: 'command', id: 'copyImage', label: 'Copy image', keys: 'CmdOrCtrl+C' },
    ...{ heardBy: 'page', enabled: true, checked: null },
  }
  const menu = (...entries: unknown[]) => [{ label: '&Photo', entries }]

  it('is taken as it is', () => {
    const wanted = menu(
      command,
      { kind: 'separator' },
      { kind: 'role', role: 'quit', label: 'Quit' },
      { ...command, keys: null, checked: true },
    )
    expect(v.parse(MENU, wanted)).toEqual(wanted)
  })

  it('takes nothing along that is not a part of it', () => {
    const wanted = menu({ ...command, click: 'x', accelerator: 'x', role: 'reload' })
    expect(v.parse(MENU, wanted)).toEqual(menu(command))
  })

  it.each([
    [null],
    [{}],
    ['menu'],
    [[null]],
    [[{ label: 'x' }]],
    [[{ label: 7, entries: [] }]],
    [menu({ kind: 'role', role: 'reload', label: 'x' })],
    [menu({ kind: 'role', role: 'constructor', label: 'x' })],
    [menu({ kind: 'submenu' })],
    [menu({ ...command, id: '../x' })],
    [menu({ ...command, label: 'x'.repeat(101) })],
    [menu({ ...command, keys: 'Ctrl C' })],
    [menu({ ...command, heardBy: 'nobody' })],
    [menu({ ...command, enabled: 'yes' })],
    [menu({ ...command, checked: 'yes' })],
    [Array(11).fill({ label: 'x', entries: [] })],
    [menu(...Array(41).fill({ kind: 'separator' }))],
  ])('is refused where it is none (case %#)', (given) => {
    expect(v.is(MENU, given)).toBe(false)
  })
})
