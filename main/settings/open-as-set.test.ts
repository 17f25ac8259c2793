import { expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../contract/settings'
import { AppError } from '../base/errors'
import { type Options, readOptions } from '../options'
import { openAsSet } from './open-as-set'

const SET = { ...DEFAULT_SETTINGS, folder: '/media/usb', port: 80, computer: 'Study' }
const open = async ({ folder, port, name }: Options) => {
  if (folder === '/media/usb') throw new AppError('FOLDER_UNUSABLE', { details: { folder } })
  return { folder, port, name }
}

it('starts as it was set', async () => {
  const { opened, notice } = await openAsSet(readOptions([]), { ...SET, folder: '/photos' }, open)
  expect(opened).toEqual({ folder: '/photos', port: 80, name: 'Study' })
  expect(notice).toBeNull()
})

it('starts without a folder that has gone, and says so', async () => {
  const { opened, notice } = await openAsSet(readOptions([]), SET, open)
  expect(opened).toEqual({ folder: null, port: null, name: 'Study' })
  expect(notice).toEqual({ code: 'FOLDER_UNUSABLE', folder: '/media/usb' })
})

it('does not start elsewhere than the command line says', async () => {
  const said = readOptions(['--folder', '/media/usb'])
  await expect(openAsSet(said, DEFAULT_SETTINGS, open)).rejects.toThrow('/media/usb')
})
