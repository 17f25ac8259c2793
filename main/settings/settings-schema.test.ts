import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS, readSettings, settingsOf } from './settings-file'

it('takes what makes sense', () => {
  const said = { ...DEFAULT_SETTINGS, folder: '/photos', port: 6000, theme: 'dark', language: 'ko' }
  expect(settingsOf(said)).toEqual({ settings: said, wrong: [] })
})

it.each([
  ['folder', 'photos'],
  ['folder', '/a\0b'],
  ['folder', 7],
  ['computer', ' '],
  ['computer', 'x'.repeat(61)],
  ['port', 0],
  ['port', 65_536],
  ['port', 80.5],
  ['port', '80'],
  ['port', undefined],
  ['network', 'eth0'],
  ['network', { interfaceName: '', address: '10.0.0.1' }],
  ['network', { interfaceName: 'eth0', address: '10.0.0.1.evil' }],
  ['network', { interfaceName: 'eth0', address: '10.0.0.1', more: 1 }],
  ['folderTemplate', '../{date}'],
  ['folderTemplate', null],
  ['encrypted', 1],
  ['accept', 'everything'],
  ['accept', true],
  ['askFirst', null],
  ['command', 'rclone'],
  ['command', { program: 'rclone', arguments: [], seconds: 60 }],
  ['command', { program: '/bin/sh', arguments: ['-c', 'cp {path} /x'], seconds: 60 }],
  ['command', { program: '/bin/x', arguments: [1], seconds: 60 }],
  ['command', { program: '/bin/x', arguments: [] }],
  ['command', { program: '/bin/x', arguments: [], seconds: 0 }],
  ['command', { program: '/bin/x', arguments: [], seconds: 60, shell: true }],
  ['language', 'tlh'],
  ['theme', 'pink'],
  ['notifications', 1],
  ['sound', 'loud'],
  ['keepReceiving', null],
  ['startAtLogin', 'true'],
])('does not take %s %j, and names it', (name, value) => {
  expect(readSettings({ [name]: value })).toEqual({ read: {}, wrong: [name] })
  expect(settingsOf({ [name]: value }).settings).toEqual(DEFAULT_SETTINGS)
})

it('takes a command that is complete', () => {
  const command = { program: '/bin/x', arguments: ['{path}'], seconds: 60 }
  expect(settingsOf({ command }).settings.command).toEqual(command)
})

it('keeps the rest when one of them is wrong', () => {
  const { settings, wrong } = settingsOf({ port: -1, theme: 'dark' })
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
  expect(wrong).toEqual(['port'])
})

it.each([[null], ['text'], [7], [[]]])('is at its defaults after %j', (value) => {
  expect(settingsOf(value)).toEqual({ settings: DEFAULT_SETTINGS, wrong: [] })
})

it.each([
  [{ anyFile: true }, 'any'],
  [{ anyFile: false }, 'media'],
  [{ anyFile: true, accept: 'photos' }, 'photos'],
])('reads %j, which version 0.2 wrote', (value, accept) => {
  expect(settingsOf(value)).toEqual({ settings: { ...DEFAULT_SETTINGS, accept }, wrong: [] })
})

it('passes over what a later version wrote', () => {
  expect(readSettings({ fromTheFuture: 1, __proto__: {} })).toEqual({ read: {}, wrong: [] })
})
