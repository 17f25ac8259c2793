import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createOpened } from '../support/opened'
import { landscape } from '../support/photos/painted-photos'
import { type FilledWindow, fillWindow } from '../support/window/filled-window'
import { driveWindow, type WindowDriver } from '../support/window/window-driver'

/** What fails is said in Korean, whole: no word of the system's, none of English. */
const opened = createOpened()
let filled: FilledWindow
let window: Page
let person: WindowDriver

const at = (...path: string[]) => join(filled.home.path, ...path)
const said = (sentence: string) =>
  window.locator('.action-status').getByText(sentence, { exact: true }).waitFor()
const tile = (name: string) => window.getByRole('button', { name: `${name}, 640 × 480 픽셀` })

beforeAll(async () => {
  const pictures = { 'gone.jpg': landscape(1), 'kept.jpg': landscape(2), 'last.jpg': landscape(3) }
  filled = opened(await fillWindow(pictures, { language: 'ko' }))
  window = filled.desktop.window
  person = driveWindow(filled)
})
beforeEach(() => window.keyboard.press('Escape'))

it('a trash that refuses', async () => {
  // A file where the trash's folder would be.
  await mkdir(at('.local', 'share'), { recursive: true })
  await writeFile(at('.local', 'share', 'Trash'), '')
  await tile('kept.jpg').click()
  await tile('last.jpg').click({ modifiers: ['Control'] })
  await window.keyboard.press('Delete')
  await tile('last.jpg').waitFor({ state: 'detached' })
  await said('2개 중 2개를 휴지통으로 옮기지 못해 갤러리로 되돌렸습니다. 잃은 파일은 없습니다.')
  await tile('kept.jpg').waitFor()
  await tile('last.jpg').waitFor()
})

it('an export into a place where nothing may be written', async () => {
  await mkdir(at('locked'))
  await chmod(at('locked'), 0o555)
  await person.answerDialog(at('locked', 'photos.zip'))
  await tile('kept.jpg').click()
  await window.keyboard.press('Control+e')
  await said(
    '그 위치에는 저장할 수 없습니다. 다른 폴더를 선택하세요. Snapland에 있는 사진은 그대로입니다.',
  )
})

it.each([
  ['opened', 'Control+o'],
  ['shown in its folder', 'Control+Shift+R'],
  ['exported', 'Control+e'],
])('a photo whose file was deleted by hand, as it is %s', async (_, key) => {
  // A folder that may be used but not listed: the window cannot know of it before the person acts.
  await chmod(filled.home.folder, 0o300)
  await rm(join(filled.home.folder, 'gone.jpg'), { force: true })
  await person.answerDialog(at('photos.zip'))
  await tile('gone.jpg').click()
  await window.keyboard.press(key)
  await said('gone.jpg: 폴더에 더 이상 없습니다.')
  expect(await filled.openedFiles().catch(() => [])).toEqual([])
})
