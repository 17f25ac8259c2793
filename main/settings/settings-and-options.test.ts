import { expect, it } from 'vitest'
import type { Settings } from '../../contract/settings'
import { readOptions } from '../options'
import { givenSettings, optionsAtStart, receiverChange, withSettings } from './settings-control'
import { DEFAULT_SETTINGS } from './settings-file'

const SET = {
  ...DEFAULT_SETTINGS,
  folder: '/set',
  computer: 'Study',
  port: 6000,
  accept: 'any',
} as const

const AROUND = {
  pictures: '/home/kim/Pictures',
  data: '/data',
  computer: 'kim',
  out: new URL('file:///out/'),
}

it('does what is set where the command line says nothing', () => {
  const options = withSettings(readOptions([]), SET)
  expect(options).toMatchObject({ folder: '/set', name: 'Study', port: 6000, accept: 'any' })
  expect(givenSettings(readOptions([]))).toEqual([])
})

it('does what the command line says before what is set', () => {
  const said = readOptions(['--folder', '/said', '--name', 'Lab', '--port', '7000'])
  expect(withSettings(said, SET)).toMatchObject({ folder: '/said', name: 'Lab', port: 7000 })
  expect(givenSettings(said)).toEqual(['folder', 'computer', 'port'])
  const running = readOptions(['--exec', 'x {path}', '--exec-timeout', '5'])
  expect(withSettings(running, SET).exec).toEqual({
    program: 'x',
    arguments: ['{path}'],
    seconds: 5,
  })
  expect(givenSettings(running)).toEqual(['command'])
  const photosOnly = readOptions(['--accept', 'photos'])
  expect(withSettings(photosOnly, SET).accept).toBe('photos')
  expect(givenSettings(photosOnly)).toEqual(['accept'])
})

it('asks of the receiver only what has changed, and nothing that is not its own', () => {
  const change = (some: Partial<Settings>) =>
    receiverChange(some, optionsAtStart(readOptions([]), { ...SET, ...some }, AROUND))
  expect(change({ theme: 'dark', language: 'ko', askFirst: true })).toEqual({})
  expect(change({ computer: 'Lab' })).toEqual({ computer: 'Lab' })
  expect(change({ port: null, encrypted: true })).toEqual({ port: null, encrypted: true })
  expect(change({ folder: null })).toEqual({ folder: '/home/kim/Pictures/Snapland' })
})

it('starts without a folder or port of the settings where need be, not of the command line', () => {
  const start = (...said: string[]) => optionsAtStart(readOptions(said), SET, AROUND)
  expect(start()).toMatchObject({ folder: '/set', port: 6000, instead: { port: null } })
  expect(start().instead?.folder).toBe('/home/kim/Pictures/Snapland')
  expect(start('--folder', '/said').instead).toMatchObject({ folder: '/said' })
})
