import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tempFolder } from '../../../test/support/disk/temp-folder'
import { fileResponse } from './file-response'
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

it('sends a part with its place in the whole', async () => {
  const response = await fileResponse(await stored('0123456789'), 'image/png', 'bytes=2-4')
  expect(response.status).toBe(206)
  expect(response.headers.get('Content-Range')).toBe('bytes 2-4/10')
  expect(response.headers.get('Content-Length')).toBe('3')
  expect(await response.text()).toBe('234')
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
