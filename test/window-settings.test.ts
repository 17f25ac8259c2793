import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Settings } from '../contract/settings'
import { encodeHeic } from './fixtures/heic'
import { startAndroidPhone } from './support/android-phone'
import { type DesktopApp, startDesktopApp } from './support/desktop-app'
import { type Home, makeHome } from './support/home'
import { noisePhoto } from './support/noise-photo'
import { createOpened } from './support/opened'
import { send } from './support/photo-request'
import { scan } from './support/scan'
import { tusRequests } from './support/tus-request'
import { until } from './support/until'
import { codeUrl, photosOf } from './support/window-bridge'
import { startXDisplay, type XDisplay } from './support/x-display'

const opened = createOpened()
let display: XDisplay
let home: Home
let app: DesktopApp

beforeAll(async () => {
  display = opened(await startXDisplay())
  home = opened(await makeHome())
  app = opened(await startDesktopApp({ display, home, asSet: true }))
})

const settingsPath = () => join(home.data, 'settings.json')
const saved = async (): Promise<Partial<Settings>> =>
  JSON.parse(await readFile(settingsPath(), 'utf8').catch(() => '{}'))
const savedAs = (some: Partial<Settings>) =>
  until(`${JSON.stringify(some)} in settings.json`, async () => {
    const now = await saved()
    return Object.entries(some).every(([key, value]) => now[key as keyof Settings] === value)
  })
const field = (name: string, within = app) => within.window.getByLabel(name, { exact: true })
const openSettings = async (within = app) => {
  await within.window.getByRole('button', { name: 'Settings', exact: true }).click()
  await within.window.getByRole('dialog').waitFor()
}
const press = async (key: string) => app.window.keyboard.press(key)
const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
const chooses = (folder: string) =>
  app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
const putPhoto = async (url: string) => {
  const photo = await noisePhoto(90, 60)
  const answer = await send(`${url}${photo.name}`, { method: 'PUT', body: photo.bytes })
  return { photo, answer }
}

describe('the settings', () => {
  it('are opened and closed with the keyboard, and the focus goes back', async () => {
    const gear = app.window.getByRole('button', { name: 'Settings', exact: true })
    await gear.focus()
    await press('Enter')
    await app.window.getByRole('dialog').waitFor()
    await press('Escape')
    await until(
      'the dialog to go',
      async () => (await app.window.getByRole('dialog').count()) === 0,
    )
    expect(await gear.evaluate((element) => element.matches(':focus'))).toBe(true)
    await openSettings()
  })

  it('lie below one another, also in the lowest window', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.isVisible()) window.setSize(640, 480)
    })
    await until('a low window', () => app.window.evaluate<boolean>('innerHeight < 500'))
    const overlaps = await app.window.evaluate<number>(`
      [...document.querySelectorAll('.setting')]
        .filter((row) => row.scrollHeight > row.clientHeight).length`)
    expect(overlaps).toBe(0)
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.isVisible()) window.setSize(1200, 800)
    })
  })

  it('another folder receives from that moment on', async () => {
    const folder = join(home.path, 'elsewhere')
    await mkdir(folder)
    await chmod(folder, 0o777)
    await chooses(folder)
    await app.window.getByRole('button', { name: 'Choose…' }).click()
    await savedAs({ folder })
    const { photo, answer } = await putPhoto(await codeUrl(app.window))
    expect(answer.status).toBe(201)
    expect(await readdir(folder)).toContain(photo.name)
  })

  it('photos are filed into subfolders from that moment on, and an example shows how', async () => {
    const today = new Date()
    const two = (part: number) => `${part}`.padStart(2, '0')
    const date = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`
    await field('Subfolders').fill('../{date}')
    await app.window.getByText('Use folders of {date}').waitFor()
    await press('Enter')
    await field('Subfolders').fill('{date}/{phone}')
    await app.window.getByText(`Example: ${date}/Green iPhone/IMG_0042.jpg`).waitFor()
    await press('Enter')
    await savedAs({ folderTemplate: '{date}/{phone}' })
    const { photo, answer } = await putPhoto(await codeUrl(app.window))
    expect(answer.status).toBe(201)
    const folder = join(home.path, 'elsewhere')
    expect(await readdir(folder)).not.toContain(photo.name)
    const [sender = ''] = await readdir(join(folder, date))
    expect(await readdir(join(folder, date, sender))).toEqual([photo.name])
    await field('Subfolders').fill('')
    await press('Tab')
    await savedAs({ folderTemplate: '' })
    const flat = await putPhoto(await codeUrl(app.window))
    expect(await readdir(folder)).toContain(flat.photo.name)
  })

  it('another name is what phones read', async () => {
    await field('Name of this computer').fill('Küche & Co')
    await press('Enter')
    await savedAs({ computer: 'Küche & Co' })
    const page = await (await fetch(await codeUrl(app.window))).text()
    expect(page).toContain('Küche &#38; Co')
  })

  it('another port is listened on, and one that is no port changes nothing', async () => {
    await field('Port').fill('99999')
    await press('Enter')
    await app.window.getByText('A port is a number from 1 to 65535.').waitFor()
    const port = await freePort()
    await field('Port').fill(`${port}`)
    await press('Tab')
    await savedAs({ port })
    const url = new URL(await codeUrl(app.window))
    expect(url.port).toBe(`${port}`)
    expect((await fetch(url)).status).toBe(200)
  })

  it('a port that another program has is refused with a sentence, and all goes on as before', async () => {
    const before = await codeUrl(app.window)
    const other = createServer().listen(0, '127.0.0.1')
    await until('it to listen', () => other.listening)
    const address = other.address()
    const taken = typeof address === 'object' && address ? address.port : 0
    await field('Port').fill(`${taken}`)
    await press('Enter')
    await app.window.getByText(`Port ${taken} is in use by another program.`).waitFor()
    other.close()
    expect((await fetch(before)).status).toBe(200)
    expect((await saved()).port).not.toBe(taken)
    await field('Port').fill(new URL(before).port)
    await press('Enter')
  })

  it('any file is received once that is set, with the keyboard', async () => {
    const url = await codeUrl(app.window)
    const text = { method: 'PUT', body: 'no photo at all' }
    expect((await send(`${url}a.txt`, text)).status).toBe(415)
    await field('Receive').focus()
    await press('ArrowDown')
    await savedAs({ anyFile: true })
    expect((await send(`${url}a.txt`, text)).status).toBe(201)
  })

  it('a phone sends encrypted once that is set, and window and page say what is true', async () => {
    const plain = await codeUrl(app.window)
    await app.window.getByText('Not encrypted: fine at home').first().waitFor()
    await field('Encrypt what phones send').focus()
    await press('Space')
    await savedAs({ encrypted: true })
    const url = await codeUrl(app.window)
    expect(url).toBe(plain.replace('http:', 'https:'))
    await app.window.getByText('Encrypted on the way').first().waitFor()
    await app.window.getByText('The phone warns of a certificate?').waitFor()
    expect(await app.window.getByText('Not encrypted').count()).toBe(0)

    const phone = opened(await startAndroidPhone({ trusting: true }))
    // Typed without a scheme, a browser asks for plain http first.
    await phone.page.goto(new URL('/', plain).href)
    expect(phone.page.url()).toBe(new URL('/', url).href)
    await phone.page.goto(url)
    const footer = phone.page.locator('footer')
    await footer.getByText('over this Wi-Fi').waitFor()
    expect(await footer.getByText('Not encrypted').isVisible()).toBe(false)
    const photo = await noisePhoto(320, 200)
    const file = join(home.path, photo.name)
    await writeFile(file, photo.bytes)
    await phone.page.setInputFiles('#choose', file)
    await phone.page.getByText('320 × 200').waitFor()
    expect(await readFile(join(home.path, 'elsewhere', photo.name))).toEqual(photo.bytes)
    await phone.close()

    await field('Encrypt what phones send').click()
    await savedAs({ encrypted: false })
    expect(await codeUrl(app.window)).toBe(plain)
  })

  it('a JPEG lies beside each HEIC once that is set, upright and in full, and is shown once', async () => {
    const url = await codeUrl(app.window)
    const folder = join(home.path, 'elsewhere')
    const heic = await encodeHeic((await noisePhoto(320, 200)).bytes, 6)
    const put = (name: string) => send(`${url}${name}`, { method: 'PUT', body: heic })
    expect((await put('before.heic')).status).toBe(201)
    await field('Also save a JPEG of each HEIC').focus()
    await press('Space')
    await savedAs({ jpegOfHeic: true })
    await writeFile(join(folder, 'IMG_7.jpg'), 'mine')
    expect((await put('IMG_7.heic')).status).toBe(201)
    await until('the JPEG', async () => (await readdir(folder)).includes('IMG_7 (2).jpg'))
    const { format, width, height } = await sharp(join(folder, 'IMG_7 (2).jpg')).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 200, height: 320 })
    expect(await readFile(join(folder, 'IMG_7.heic'))).toEqual(heic)
    expect(await readFile(join(folder, 'IMG_7.jpg'), 'utf8')).toBe('mine')
    expect(await readdir(folder)).not.toContain('before.jpg')

    await field('Also save a JPEG of each HEIC').click()
    await savedAs({ jpegOfHeic: false })
    // Opened anew, the folder is looked at from the start: the copy is still no photo of its own.
    await field('Subfolders').fill('{year}')
    await press('Enter')
    await savedAs({ folderTemplate: '{year}' })
    await field('Subfolders').fill('')
    await press('Enter')
    await savedAs({ folderTemplate: '' })
    const names = async () => (await photosOf(app.window)).map(({ name }) => name)
    expect(await names()).toContain('IMG_7.heic')
    expect(await names()).not.toContain('IMG_7 (2).jpg')
  })

  it('a new phone waits for the answer once that is set', async () => {
    await field('Ask before a new phone can send').focus()
    await press('Space')
    await savedAs({ askFirst: true })
    const tus = tusRequests(await codeUrl(app.window))
    const create = (sender: string) =>
      tus.create(1000, { filename: 'a.jpg', sender, senderName: `Phone ${sender}` })
    expect((await create('one')).status).toBe(503)
    expect((await create('two')).status).toBe(503)
    await press('Escape')
    const card = (name: string) => app.window.locator('.ask', { hasText: name })
    await card('Phone one').getByRole('button', { name: 'Allow' }).click()
    await until('it to be allowed', async () => (await create('one')).status === 201)
    await card('Phone two').getByRole('button', { name: 'Refuse' }).focus()
    await press('Enter')
    await until('it to be refused', async () => (await create('two')).status === 403)
    await openSettings()
    await field('Ask before a new phone can send').click()
    await savedAs({ askFirst: false })
  })

  it('the window follows language and appearance at once', async () => {
    await field('Appearance').selectOption('dark')
    await savedAs({ theme: 'dark' })
    expect(await app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
    await field('Language').selectOption('ko')
    await savedAs({ language: 'ko' })
    await app.window.getByRole('heading', { name: '설정' }).waitFor()
  })

  it('are all in force after a restart', async () => {
    const before = await codeUrl(app.window)
    await app.close()
    const again = opened(await startDesktopApp({ display, home, asSet: true }))
    await again.window.getByRole('button', { name: '설정', exact: true }).waitFor()
    expect(await scan(display)).toBe(before)
    expect(await (await fetch(before)).text()).toContain('Küche &#38; Co')
    expect(await again.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
    await again.close()
  })
})

describe('at the start', () => {
  it('a damaged file is survived, kept and explained', async () => {
    await writeFile(settingsPath(), '{"theme":')
    const again = await startDesktopApp({ display, home, asSet: true })
    await again.window.getByText('Settings that could not be read').waitFor()
    expect(await readFile(`${settingsPath()}.damaged`, 'utf8')).toBe('{"theme":')
    await again.close()
  })

  it('a folder that cannot be had is explained, and photos go to the usual one', async () => {
    // Below a file there is no folder.
    const folder = join(home.path, 'start-electron', 'photos')
    await writeFile(join(home.path, 'start-electron'), '', { flag: 'a' })
    await writeFile(settingsPath(), JSON.stringify({ folder }))
    const again = await startDesktopApp({ display, home, asSet: true })
    await again.window.getByText(`Snapland cannot write into the folder ${folder}`).waitFor()
    expect((await putPhoto(await scan(display))).answer.status).toBe(201)
    await again.close()
    await rm(settingsPath())
  })

  it('the command line wins, and the settings say so', async () => {
    const again = await startDesktopApp({ display, home })
    await openSettings(again)
    expect(await field('Name of this computer', again).isDisabled()).toBe(true)
    expect(await again.window.getByText('Set on the command line.').count()).toBe(2)
    await again.close()
  })
})
