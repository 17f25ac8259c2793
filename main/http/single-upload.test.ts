import { expect, it } from 'vitest'
import { fileNameHeader } from './single-upload'

it.each([
  ['IMG_0042.jpg', 'IMG_0042.jpg'],
  ['%EC%82%AC%EC%A7%84.jpg', '사진.jpg'],
  [Buffer.from('사진.jpg').toString('latin1'), '사진.jpg'],
  ['100%.jpg', '100%.jpg'],
  ['caf\u00e9.jpg', 'café.jpg'],
  ['', ''],
])('reads X-FileName %j as %j', (header, name) => {
  expect(fileNameHeader(header)).toBe(name)
})
