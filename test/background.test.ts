import { spawn } from 'node:child_process'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Settings } from '../contract/settings'
import { freePort } from './support/network/free-port'
import { putPhoto, sendHalf } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { type NoisePhoto, noisePhoto } from './support/photos/noise-photo'
import { type Ended, ended } from './support/receiver/child'
import { AS_ORDINARY_USER, makeLauncher, PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { type DesktopSession, startDesktopSession } from './support/window/desktop-session'
import { answerQuestions } from './support/window/dialogs'
import { type Home, makeHome } from './support/window/home'
import { closeWindow, isInFront, isShown } from './support/window/window-presence'
import { startXDisplay, type XDisplay } from './support/x11/x-display'

declare global {
  var quitQuestions: string[]
  var timesKeptAwake: number
}

const opened = createOpened()
let display: XDisplay
let home: Home
let session: DesktopSession
let photo: NoisePhoto
let app: DesktopApp
/** The address in the code; a hidden window's page is not asked for it. */
let url: string

beforeAll(async () => {
  display = opened(await startXDisplay())
  home = opened(await makeHome())
  session = opened(await startDesktopSession())
  photo = await noisePhoto(90, 60)
})
afterEach(() => app.close())

const set = (some: Partial<Settings>) =>
  writeFile(join(home.data, 'settings.json'), JSON.stringify(some))
const start = async (args: string[] = [], bus = session.bus) => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}/tray/`
  const told = ['--port', `${port}`, '--token', 'tray', ...args]
  app = await startDesktopApp({ display, home, bus, args: told })
  // A question would hold the window's closing up for ever.
  await app.electron.evaluate(async ({ dialog }) => {
    dialog.showMessageBox = () => Promise.reject(new Error('Nobody answers'))
  })
}
const change = (some: Partial<Settings>) =>
  app.window.evaluate(`bridge.changeSettings(${JSON.stringify(some)})`)
/** Runs a program to its end as the user of the session, and tells what it said. */
async function run(
  program: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home.path,
    DISPLAY: display.name,
    DBUS_SESSION_BUS_ADDRESS: session.bus,
  }
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const said = child.stderr.toArray()
  const { code } = await ended(child)
  return { code, said: Buffer.concat(await said).toString() }
}
const startAgain = async (...args: string[]) =>
  run((await makeLauncher(home.path)).program, PROJECT, '--data', home.data, ...args)
const exit = (): Promise<Ended> => ended(app.electron.process())
const hidden = () => until('the window to go', async () => !(await isShown(app)))
const put = () => putPhoto(url, photo)

describe('closing the window', () => {
  it('ends the program where nothing else is set', async () => {
    await set({})
    await start()
    await closeWindow(app)
    expect((await exit()).code).toBe(0)
  })

  it('leaves it receiving behind its icon in the tray, where that is set, and says so once', async () => {
    await start()
    await until('the window', () => isShown(app))
    const [icons, said] = [session.all('tray').length, session.all('notification').length]
    await change({ keepReceiving: true })
    await session.told('tray', icons + 1)
    await closeWindow(app)
    await hidden()
    expect((await session.told('notification', said + 1)).title).toBe(
      'Snapland keeps receiving photos.',
    )
    expect((await put()).status).toBe(201)

    session.clickTray()
    await until('the window', () => isInFront(app))
    await closeWindow(app)
    await hidden()
    session.choose('Open Snapland')
    await until('the window', () => isInFront(app))
    const titles = session.all('notification').map(({ title }) => title)
    expect(titles.filter((title) => title.includes('keeps receiving'))).toHaveLength(1)

    const gone = session.all('tray-gone').length
    await change({ keepReceiving: false })
    await session.told('tray-gone', gone + 1)
    await closeWindow(app)
    expect((await exit()).code).toBe(0)
  })

  it('ends it where there is no tray to come back from, whatever is set', async () => {
    await set({ keepReceiving: true })
    await start([], 'unix:path=/nowhere')
    const settings = await app.window.evaluate<string>('bridge.readSettings().then(JSON.stringify)')
    expect(JSON.parse(settings).desktop.tray).toBe(false)
    await closeWindow(app)
    expect((await exit()).code).toBe(0)
  })
})

describe('the icon in the tray', () => {
  it('has the address and the code to copy, stops and resumes, and quits', async () => {
    const icons = session.all('tray').length
    await set({ keepReceiving: true, language: 'en' })
    await start()
    await session.told('tray', icons + 1)
    const clipboard = () => app.electron.evaluate(async ({ clipboard }) => clipboard.readText())

    const { labels, icon } = await session.menu()
    expect(labels).toEqual([
      'Open Snapland',
      `Copy address ${new URL(url).host}`,
      expect.stringMatching(/^Copy code \d{3} \d{3}$/),
      'Stop receiving',
      'Quit Snapland',
    ])
    expect(icon).toBe(32)

    session.choose('Copy address')
    await until('the address', async () => (await clipboard()) === url)
    session.choose('Copy code')
    const code = labels[2]?.replaceAll(/\D/g, '')
    await until('the code', async () => (await clipboard()) === code)

    session.choose('Stop receiving')
    await until('the refusal', async () => (await put()).status === 503)
    await until('the way back', async () =>
      (await session.menu()).labels.includes('Resume receiving'),
    )
    session.choose('Resume receiving')
    await until('it to be taken', async () => (await put()).status === 201)

    await change({ language: 'ko' })
    await until('Korean', async () => (await session.menu()).labels.at(-1) === 'Snapland 종료')
    session.choose('Snapland 종료')
    expect((await exit()).code).toBe(0)
  })
})

describe('quitting from the tray while a photo arrives', () => {
  it('asks, and after a no the window can be closed and the photo comes whole', async () => {
    const icons = session.all('tray').length
    await set({ keepReceiving: true })
    await start()
    await session.told('tray', icons + 1)
    await app.electron.evaluate(async ({ dialog, powerSaveBlocker }) => {
      globalThis.timesKeptAwake = 0
      const { start } = powerSaveBlocker
      powerSaveBlocker.start = (type) => {
        globalThis.timesKeptAwake += 1
        return start.call(powerSaveBlocker, type)
      }
      globalThis.quitQuestions = []
      // Asked without the window, which is hidden.
      dialog.showMessageBox = async (question: object) => {
        globalThis.quitQuestions.push(
          'message' in question ? `${question.message}` : 'over a window',
        )
        return { response: globalThis.quitQuestions.length - 1, checkboxChecked: false }
      }
    })
    const questions = () => app.electron.evaluate(async () => globalThis.quitQuestions)
    await closeWindow(app)
    await hidden()
    const half = sendHalf(`${url}api/photos`, photo.name, photo.bytes)
    const timesKeptAwake = () => app.electron.evaluate(async () => globalThis.timesKeptAwake)
    await until('it to arrive', async () => (await timesKeptAwake()) === 1)

    session.choose('Quit Snapland')
    await until('the question', async () => (await questions()).length === 1)
    expect(await questions()).toEqual(['Photos are still arriving.'])
    session.choose('Open Snapland')
    await until('the window', () => isShown(app))
    await closeWindow(app)
    await hidden()
    expect((await half.finish()).status).toBe(201)

    const other = sendHalf(`${url}api/photos`, 'other.jpg', photo.bytes)
    await until('it to arrive', async () => (await timesKeptAwake()) === 2)
    session.choose('Quit Snapland')
    expect((await exit()).code).toBe(0)
    other.breakOff()
  })
})

describe('a second start', () => {
  it('brings the window of the first to the front, and none that is started hidden does', async () => {
    await set({ keepReceiving: true })
    await start()
    await closeWindow(app)
    await hidden()
    expect((await startAgain('--hidden')).code).toBe(0)
    expect(await isShown(app)).toBe(false)
    expect((await startAgain()).code).toBe(0)
    await until('the window', () => isInFront(app))
  })
})

describe('starting at login', () => {
  const path = () => join(home.path, '.config/autostart/snapland.desktop')
  const exists = () =>
    access(path()).then(
      () => true,
      () => false,
    )

  it('is a file that desktops read, which starts this Snapland, and goes when it is unset', async () => {
    await set({})
    await start()
    await app.window.getByRole('button', { name: 'Settings', exact: true }).click()
    await answerQuestions(app, 'yes')
    await app.window.getByLabel('Start at login').click()
    await until('the file', exists)
    const entry = await readFile(path(), 'utf8')
    expect(entry).toMatch(/^\[Desktop Entry\]\nType=Application\nName=Snapland\n/)
    const exec = /^Exec=(.*)$/m.exec(entry)?.[1] ?? ''
    expect(exec).toContain(`"--data" "${home.data}" "--hidden"`)
    expect(exec).toContain(`"${PROJECT.replace(/\/$/, '')}"`)

    // Without backslashes the rules of the file are those of the shell. Two are not started on one
    // data folder.
    expect(exec).not.toContain('\\')
    const { sandbox } = await makeLauncher(home.path)
    const asUser = sandbox && process.getuid?.() === 0 ? AS_ORDINARY_USER : []
    const [program = '', ...args] = [...asUser, '/bin/sh', '-c', `exec ${exec}`]
    const login = await run(program, ...args)
    expect(login.said).toContain('Snapland is running already.')
    expect(login.code).toBe(0)

    await app.window.getByLabel('Start at login').focus()
    await app.window.keyboard.press('Space')
    await until('the file to go', async () => !(await exists()))
  })

  it('starts hidden behind the icon in the tray, where that is set', async () => {
    const icons = session.all('tray').length
    await set({ keepReceiving: true })
    await start(['--hidden'])
    await session.told('tray', icons + 1)
    expect((await put()).status).toBe(201)
    expect(await isShown(app)).toBe(false)
    session.clickTray()
    await until('the window', () => isInFront(app))
  })

  it('shows the window where it is not', async () => {
    await set({ keepReceiving: false })
    await start(['--hidden'])
    await until('the window', () => isShown(app))
  })
})
