import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { PICTURE, shortcutPicture } from './shortcut-picture.mjs'

it('is the picture that the document shows', async () => {
  expect(await readFile(PICTURE, 'utf8')).toBe(shortcutPicture())
})

it('is small', () => {
  expect(shortcutPicture().length).toBeLessThan(8000)
})
