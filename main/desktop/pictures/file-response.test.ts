import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { fileResponse, piecesResponse } from './file-response'
import { openStoredFile, type StoredFile } from './stored-file'

async function stored(content: string): Promise<StoredFile> {
  const folder = await tempFolder()
  await writeFile(join(folder, 'a'), content)
  const file = await openStoredFile(folder, join(folder, 'a'))
  if (!file) throw new Error('The file of this test is not there.')
  return file
}

const isClosed = (file: StoredFile) =>
  file.handle.stat().then(
    () => false,
    () => true,
  )

it('sends the whole file with its type and length, and closes it', async () => {
  const file = await stored('0123456789')
  const response = await fileResponse(file, 'image/png', null)
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-length': '10',
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
  })
  expect(await response.text()).toBe('0123456789')
  await expect.poll(() => isClosed(file)).toBe(true)
})

it('sends a picture put together from pieces, with its own type, and closes the file', async () => {
  const file = await stored('0123456789')
  const pieces = [
    Buffer.from('ab'),
    { at: 2, length: 3 },
    { at: 0, length: 0 },
    { at: 8, length: 2 },
  ]
  const response = piecesResponse(file, { type: 'image/jpeg', pieces })
  expect(response.headers.get('Content-Type')).toBe('image/jpeg')
  expect(await response.text()).toBe('ab23489')
  await expect.poll(() => isClosed(file)).toBe(true)
})

it('sends a part with its place in the whole', async () => {
  const response = await fileResponse(await stored('0123456789'), 'image/png', 'bytes=2-4')
  expect(response.status).toBe(206)
  expect(response.headers.get('Content-Range')).toBe('bytes 2-4/10')
  expect(response.headers.get('Content-Length')).toBe('3')
  expect(await response.text()).toBe('234')
})

it.each([
  [null, '34567', null],
  ['bytes=1-2', '45', 'bytes 1-2/5'],
  ['bytes=3-', '67', 'bytes 3-4/5'],
  ['bytes=5-', '', 'bytes */5'],
])('sends of a film in a file nothing around it: %s', async (range, text, told) => {
  const inside = { at: 3, length: 5 }
  const response = await fileResponse(await stored('0123456789'), 'video/mp4', range, inside)
  expect(response.headers.get('Content-Range')).toBe(told)
  expect(await response.text()).toBe(text)
})

it('sends of a film no more than the file still has', async () => {
  const inside = { at: 8, length: 100 }
  const response = await fileResponse(await stored('0123456789'), 'video/mp4', null, inside)
  expect(await response.text()).toBe('89')
})

it('refuses a part that is not there and closes the file', async () => {
  const file = await stored('0123456789')
  const response = await fileResponse(file, 'image/png', 'bytes=10-')
  expect(response.status).toBe(416)
  expect(response.headers.get('Content-Range')).toBe('bytes */10')
  expect(await isClosed(file)).toBe(true)
})

it('closes the file when the picture is no longer wanted half-way', async () => {
  const file = await stored('x'.repeat(1_000_000))
  const response = await fileResponse(file, 'image/png', null)
  await response.body?.cancel()
  await expect.poll(() => isClosed(file)).toBe(true)
})

it('answers an empty file with an empty body', async () => {
  const response = await fileResponse(await stored(''), 'image/png', null)
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})
