import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { putPhoto } from './support/network/photo-request'
import { noisePhoto } from './support/photos/noise-photo'
import { until } from './support/until'
import { answerDialogs, answerQuestions } from './support/window/dialogs'
import { useSettingsWindow } from './support/window/settings-window'

const settings = useSettingsWindow()
const { app, field, open, press, saved, url } = settings

/** Paints a square as a PNG of four pixels. */
const IMAGE =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg=='

/** What the program says depends on its first argument, besides the photo. */
const CODE = `
const [path, how] = process.argv.slice(2)
if (how === 'fail') { console.error('no ink'); process.exit(3) }
console.log(JSON.stringify({
  label: how ?? 'sharp',
  text: 'from ' + process.env.SNAPLAND_NAME,
  values: { dpi: 300 },
  image: 'data:image/png;base64,${IMAGE}',
}))`

it('a program is chosen in dialogs of the system, and its result is seen with the photo', async () => {
  const program = join(settings.home().path, 'say')
  await writeFile(program, `#!${process.execPath}\n${CODE}`)
  await chmod(program, 0o755)
  const { window } = app()
  const row = window.locator('.setting', { hasText: 'Program for each photo' })
  const choose = row.getByRole('button', { name: 'Choose…' })
  const commandSaved = (command: unknown) =>
    until('the command in the settings', async () => {
      const now = JSON.stringify((await saved()).command ?? null)
      return now === JSON.stringify(command)
    })

  await open()
  await answerDialogs(app(), program)
  await answerQuestions(app(), 'no')
  await choose.click()
  await row.getByText('None').waitFor()
  expect((await saved()).command ?? null).toBeNull()
  await answerQuestions(app(), 'yes')
  await choose.click()
  await commandSaved({ program, arguments: ['{path}'], seconds: 60 })
  await row.getByText('say', { exact: true }).waitFor()
  await press('Escape')

  const { bytes } = await noisePhoto(400, 300)
  await putPhoto(await url(), { name: 'IMG_1.jpg', bytes })
  const tile = window.locator('[data-tile]')
  await tile.locator('.tile-result').getByText('sharp').waitFor()
  expect(await tile.getAttribute('aria-describedby')).toMatch(/said-/)
  await tile.dblclick()
  await press('i')
  const result = window.getByRole('region', { name: 'Result' })
  await result.getByText('from IMG_1.jpg').waitFor()
  await result.getByText('300').waitFor()
  const picture = result.getByRole('img', { name: 'Picture from the program' })
  const width = () => picture.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)
  await until('its picture', async () => (await width()) === 2)
  await press('Escape')

  // Without a yes what was in force stays in force, and in the field.
  await open()
  const line = field('Arguments of the program')
  await answerQuestions(app(), 'no')
  await line.fill('{path} fail')
  await press('Enter')
  await until('the line before', async () => (await line.inputValue()) === '{path}')
  await answerQuestions(app(), 'yes')
  await line.fill('"{path}" fail')
  await press('Enter')
  await commandSaved({ program, arguments: ['{path}', 'fail'], seconds: 60 })
  await press('Escape')

  // One notice, however many.
  for (const name of ['IMG_2.jpg', 'IMG_3.jpg']) await putPhoto(await url(), { name, bytes })
  const notice = window.locator('.notice', { hasText: 'The program for each photo failed' })
  await notice.getByText('For 2 files. All are saved.').waitFor()
  await notice.getByText('say failed with exit code 3.').waitFor()
  await notice.getByText('no ink', { exact: true }).waitFor()
  expect(await notice.count()).toBe(1)
  const mark = tile.getByText('Program failed')
  await until('two marks', async () => (await mark.count()) === 2)
  expect(await mark.first().getAttribute('title')).toBe('say failed with exit code 3. no ink')

  await open()
  await line.fill('{path} better')
  await press('Enter')
  await commandSaved({ program, arguments: ['{path}', 'better'], seconds: 60 })
  await press('Escape')
  await notice.getByRole('button', { name: 'Run again' }).click()
  await notice.waitFor({ state: 'detached' })
  await until('both results', async () => (await tile.getByText('better').count()) === 2)

  await open()
  await row.getByRole('button', { name: 'Remove' }).click()
  await commandSaved(null)
  await row.getByText('None').waitFor()
  await press('Escape')
})

it('a page that was taken over sets no program and no arguments', async () => {
  const call = (code: string): Promise<unknown> =>
    app().window.evaluate(`bridge.${code}.catch((notice) => notice.code)`)
  await answerDialogs(app(), '/bin/sh')
  await answerQuestions(app(), 'no')
  const evil = { program: '/bin/sh', arguments: ['-c', 'id'], seconds: 60 }
  expect(await call(`changeSettings({ command: ${JSON.stringify(evil)} })`)).toBe('WRONG_SETTING')
  expect(await call('changeSettings({ command: null })')).toBe('WRONG_SETTING')
  expect(await call('chooseCommand("/bin/sh")')).toBe('UNFORESEEN')
  await call('chooseCommand()')
  expect(await call('setCommandArguments("-c id")')).toBe('WRONG_COMMAND')
  expect((await saved()).command ?? null).toBeNull()
})
