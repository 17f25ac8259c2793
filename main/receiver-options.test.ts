import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readOptions, receiverOptions } from './options'

const around = {
  pictures: '/home/kim/Pictures',
  data: '/home/kim/.config/snapland',
  computer: 'kim-laptop',
  out: new URL('file:///opt/snapland/out/'),
}

it('saves into Snapland in the Pictures folder when nothing is said', () => {
  expect(receiverOptions(readOptions([]), around)).toMatchObject({
    folder: '/home/kim/Pictures/Snapland',
    dataFolder: '/home/kim/.config/snapland',
    computer: 'kim-laptop',
    port: null,
    token: null,
  })
})

it('finds the built page and worker from the app, not from the working folder', () => {
  const { pageFolder, measureWorker, indexWorker, diskWorker } = receiverOptions(
    readOptions([]),
    around,
  )
  expect(pageFolder).toBe('/opt/snapland/out/mobile-web')
  expect(measureWorker.href).toBe('file:///opt/snapland/out/main/measure-worker.js')
  expect(indexWorker.href).toBe('file:///opt/snapland/out/main/index-worker.js')
  expect(diskWorker.href).toBe('file:///opt/snapland/out/main/disk-worker.js')
})

it('does what the command line says, relative folders from the working folder', () => {
  const said = readOptions(['--folder', 'in', '--data=/tmp/d', '--name', 'Lab', '--max-size', '9'])
  expect(receiverOptions(said, around)).toMatchObject({
    folder: resolve('in'),
    dataFolder: '/tmp/d',
    computer: 'Lab',
    maxBytes: 9,
  })
})
