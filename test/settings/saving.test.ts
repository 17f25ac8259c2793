import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { encodeHeic } from '../fixtures/heic'
import { putPhoto } from '../support/network/photo-request'
import { noisePhoto } from '../support/photos/noise-photo'
import { until } from '../support/until'
import { answerDialogs } from '../support/window/dialogs'
import { useSettingsWindow } from '../support/window/settings-window'
import { photosOf } from '../support/window/window-bridge'

const { app, home, url, open, field, press, savedAs } = useSettingsWindow()
beforeAll(() => open())

declare global {
  var releaseEvents: () => void
}

const put = async (name: string, bytes: Buffer) =>
  (await putPhoto(await url(), { name, bytes })).status
/** @returns its name */
const save = async (): Promise<string> => {
  const { name, bytes } = await noisePhoto(90, 60)
  expect(await put(name, bytes)).toBe(201)
  return name
}
const setSubfolders = async (folderTemplate: string) => {
  await field('Subfolders').fill(folderTemplate)
  await press('Enter')
  await savedAs({ folderTemplate })
}

/** The window is told nothing. @returns tells it all that was held, and waits until it is there */
async function holdEvents(): Promise<() => Promise<void>> {
  await app().electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents
    if (!contents) throw new Error('There is no window')
    const { send } = contents
    const held: Parameters<typeof send>[] = []
    contents.send = (...told) => void held.push(told)
    globalThis.releaseEvents = () => {
      contents.send = send
      for (const told of held) contents.send(...told)
    }
  })
  return async () => {
    await app().electron.evaluate(async () => globalThis.releaseEvents())
    // An answer to the window comes after all that was told before it; what it changes is drawn in
    // the next frame.
    await app().window.evaluate(
      'bridge.readSettings().then(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))',
    )
  }
}

it('photos are filed into subfolders from that moment on, and an example shows how', async () => {
  const today = new Date()
  const two = (part: number) => `${part}`.padStart(2, '0')
  const date = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`
  await field('Subfolders').fill('../{date}')
  await app().window.getByText('Use {date}, {year}').waitFor()
  await press('Enter')
  await field('Subfolders').fill('{date}/{phone}')
  await app().window.getByText(`Example: ${date}/Green iPhone/IMG_0042.jpg`).waitFor()
  await press('Enter')
  await savedAs({ folderTemplate: '{date}/{phone}' })
  const filed = await save()
  const { folder } = home()
  expect(await readdir(folder)).not.toContain(filed)
  const [sender = ''] = await readdir(join(folder, date))
  expect(await readdir(join(folder, date, sender))).toEqual([filed])
  await field('Subfolders').fill('')
  await press('Tab')
  await savedAs({ folderTemplate: '' })
  const flat = await save()
  expect(await readdir(folder)).toContain(flat)
})

it('what is typed while the text before is being put in force is kept', async () => {
  const typed = () => field('Subfolders').inputValue()
  const later = await holdEvents()
  await setSubfolders('{year}')
  await setSubfolders('')
  await field('Subfolders').fill('{month}')
  await later()
  expect(await typed()).toBe('{month}')
  await setSubfolders('')
  expect(await typed()).toBe('')
})

it('any file is received once that is set, with the keyboard', async () => {
  const text = Buffer.from('no photo at all')
  expect(await put('a.txt', text)).toBe(415)
  await field('What phones can send').focus()
  await press('ArrowDown')
  await savedAs({ accept: 'any' })
  expect(await put('a.txt', text)).toBe(201)
})

it('a JPEG lies beside each HEIC once that is set, upright and in full, and is shown once', async () => {
  const { folder } = home()
  const heic = await encodeHeic((await noisePhoto(320, 200)).bytes, 6)
  expect(await put('before.heic', heic)).toBe(201)
  await field('Also save a JPEG of each HEIC').focus()
  await press('Space')
  await savedAs({ jpegOfHeic: true })
  await writeFile(join(folder, 'IMG_7.jpg'), 'mine')
  expect(await put('IMG_7.heic', heic)).toBe(201)
  await until('the JPEG', async () => (await readdir(folder)).includes('IMG_7 (2).jpg'))
  const { format, width, height } = await sharp(join(folder, 'IMG_7 (2).jpg')).metadata()
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 200, height: 320 })
  expect(await readFile(join(folder, 'IMG_7.heic'))).toEqual(heic)
  expect(await readFile(join(folder, 'IMG_7.jpg'), 'utf8')).toBe('mine')
  expect(await readdir(folder)).not.toContain('before.jpg')

  await field('Also save a JPEG of each HEIC').click()
  await savedAs({ jpegOfHeic: false })
  // Opened again, the folder is looked at from the start: the copy is still no photo of its own.
  await setSubfolders('{year}')
  await setSubfolders('')
  const names = (await photosOf(app().window)).map(({ name }) => name)
  expect(names).toContain('IMG_7.heic')
  expect(names).not.toContain('IMG_7 (2).jpg')
})

it('another folder receives from that moment on', async () => {
  const folder = join(home().path, 'elsewhere')
  await mkdir(folder)
  await chmod(folder, 0o777)
  await answerDialogs(app(), folder)
  const row = app().window.locator('.setting', { hasText: 'Save photos in' })
  await row.getByRole('button', { name: 'Choose…' }).click()
  await savedAs({ folder })
  const name = await save()
  expect(await readdir(folder)).toContain(name)
})
