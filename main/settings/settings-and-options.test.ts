import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/settings'
import { readOptions } from '../options'
import { givenSettings, needsReopening, withSettings } from './settings-and-options'

const SET = { ...DEFAULT_SETTINGS, folder: '/set', computer: 'Study', port: 6000, anyFile: true }

it('does what is set where the command line says nothing', () => {
  const options = withSettings(readOptions([]), SET)
  expect(options).toMatchObject({ folder: '/set', name: 'Study', port: 6000, anyFile: true })
  expect(givenSettings(readOptions([]))).toEqual([])
})

it('does what the command line says before what is set', () => {
  const said = readOptions(['--folder', '/said', '--name', 'Lab', '--port', '7000'])
  expect(withSettings(said, SET)).toMatchObject({ folder: '/said', name: 'Lab', port: 7000 })
  expect(givenSettings(said)).toEqual(['folder', 'computer', 'port'])
})

it('opens the receiver anew only for what it is made of', () => {
  expect(needsReopening(SET, { ...SET, theme: 'dark', language: 'ko', askFirst: true })).toBe(false)
  expect(needsReopening(SET, { ...SET, port: null })).toBe(true)
})
