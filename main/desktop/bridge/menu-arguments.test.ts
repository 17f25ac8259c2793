import { expect, it } from 'vitest'
import { menuOf } from './menu-arguments'

const command = {
  ...{ kind: 'command', id: 'copyImage', label: 'Copy image', keys: 'CmdOrCtrl+C' },
  ...{ heardBy: 'page', enabled: true },
}
const menu = (...entries: unknown[]) => [{ label: '&Photo', entries }]

it('takes a menu as it is', () => {
  const wanted = menu(
    command,
    { kind: 'line' },
    { kind: 'role', role: 'quit', label: 'Quit' },
    { ...command, keys: null },
  )
  expect(menuOf(wanted)).toEqual(wanted)
})

it('takes nothing along that is not a part of it', () => {
  const wanted = menu({ ...command, click: 'x', accelerator: 'x', role: 'reload' })
  expect(menuOf(wanted)).toEqual(menu(command))
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
  [Array(11).fill({ label: 'x', entries: [] })],
  [menu(...Array(41).fill({ kind: 'line' }))],
])('refuses what is no menu (case %#)', (given) => {
  expect(() => menuOf(given)).toThrow('not a menu')
})
