import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/settings'
import { type Options, readOptions } from '../options'
import { openAsSet } from './open-as-set'

const SET = { ...DEFAULT_SETTINGS, folder: '/media/usb', port: 80, computer: 'Study' }
const open = async ({ folder, port, name }: Options) => {
  if (folder === '/media/usb') throw new Error('Snapland cannot write into /media/usb.')
  return { folder, port, name }
}

it('starts as it was set', async () => {
  const { opened, problem } = await openAsSet(readOptions([]), { ...SET, folder: '/photos' }, open)
  expect(opened).toEqual({ folder: '/photos', port: 80, name: 'Study' })
  expect(problem).toBeNull()
})

it('starts without a folder that has gone, and says so', async () => {
  const { opened, problem } = await openAsSet(readOptions([]), SET, open)
  expect(opened).toEqual({ folder: null, port: null, name: 'Study' })
  expect(problem).toBe('Snapland cannot write into /media/usb.')
})

it('does not start elsewhere than the command line says', async () => {
  const said = readOptions(['--folder', '/media/usb'])
  await expect(openAsSet(said, DEFAULT_SETTINGS, open)).rejects.toThrow('/media/usb')
})
