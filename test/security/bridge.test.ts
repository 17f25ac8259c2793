import { once } from 'node:events'
import { access, chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Settings } from '../../contract/settings'
import { askingPhone } from '../support/network/asking-phone'
import { forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { until } from '../support/until'
import { besiegeWindow } from '../support/window/besieged-window'
import { listeningOf, photosOf } from '../support/window/window-bridge'
import { xdotool } from '../support/x11/xdotool'
import { useApp } from './use-app'

const { app, display, home, send } = useApp()

const autostart = () => join(home().path, '.config/autostart')
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
/** Calls the bridge as a script in the page would. @returns the answer, or a notice's code */
const call = (code: string): Promise<unknown> =>
  app().window.evaluate(`bridge.${code}.catch((notice) => notice.code)`)

/** Ids of the windows on the screen, as X knows them. */
const windows = () =>
  until('the windows', async () => {
    // One that goes while it is looked at ends the search.
    const found = await xdotool(display(), 'search', '--onlyvisible', '--name', '.*').catch(
      () => null,
    )
    return found?.stdout.split('\n').filter(Boolean)
  })
type Act = (id: string) => Promise<(string | number)[]>
/** Waits for a dialog of the system and does this in it until it goes. */
async function inDialog(before: readonly string[], act: Act): Promise<void> {
  const id = await until('the dialog', async () =>
    (await windows()).find((each) => !before.includes(each)),
  )
  await until('the dialog to go', async () => {
    const what = await act(id)
    await xdotool(display(), 'windowfocus', '--sync', id, ...what).catch(() => {})
    return !(await windows()).includes(id)
  })
}
const press =
  (key: string): Act =>
  async () => ['key', key]
/** Clicks the button that says yes, in the lower right corner. */
const clickYes: Act = async (id) => {
  const { stdout } = await xdotool(display(), 'getwindowgeometry', '--shell', id)
  const [width = 0, height = 0] = [/WIDTH=(\d+)/, /HEIGHT=(\d+)/].map((line) =>
    Number(line.exec(stdout)?.[1]),
  )
  return ['mousemove', '--window', id, width - 30, height - 15, 'click', 1]
}

it('a page that was taken over sets no folder and no start at login', async () => {
  await mkdir(autostart(), { recursive: true })
  // The app may write there.
  for (const each of [autostart(), join(autostart(), '..')]) await chmod(each, 0o777)
  const evil: Partial<Settings>[] = [
    { folder: autostart() },
    { folder: autostart(), accept: 'any' },
    { folder: null },
    { startAtLogin: true },
    { port: null, startAtLogin: false },
  ]
  const before = await call('readSettings()')
  for (const some of evil) {
    expect(await call(`changeSettings(${JSON.stringify(some)})`)).toBe('WRONG_SETTING')
  }
  expect(await call(`chooseFolder(${JSON.stringify(autostart())})`)).toBe('UNFORESEEN')
  expect(await call('readSettings()')).toEqual(before)
  await send(80, 60)
  expect(await readdir(autostart())).toEqual([])
})

it('it starts at login only once the person has said so in a dialog of the system', async () => {
  const file = join(autostart(), 'snapland.desktop')
  for (const [act, isSet] of [
    [press('Return'), false],
    [press('Escape'), false],
    [clickYes, true],
  ] as const) {
    const before = await windows()
    const asked = call('setStartAtLogin(true)')
    await inDialog(before, act)
    expect(await asked).toBeUndefined()
    expect(await exists(file)).toBe(isSet)
  }
})

it('a page that was taken over hands no file to a phone that nobody dropped', async () => {
  const { url } = await listeningOf(app().window)
  const phone = askingPhone(url)
  await phone.tell('open')
  const secret = join(home().data, 'receiver.json')
  const to = (what: string) => `handFiles(${JSON.stringify(phone.id)}, ${what})`
  for (const what of [
    `[new File(['x'], ${JSON.stringify(secret)})]`,
    `[${JSON.stringify(secret)}]`,
    `[{ name: 'x', path: ${JSON.stringify(secret)} }]`,
    `[Object.assign(new File(['x'], 'x'), { path: ${JSON.stringify(secret)} })]`,
    `[new Blob(['x'], { type: 'image/png' })]`,
    `(() => { const carried = new DataTransfer(); carried.items.add(new File(['x'], ${JSON.stringify(secret)})); return [...carried.files] })()`,
  ]) {
    expect(await call(to(what)), what).toBe('NOT_HANDED')
  }
  // No bytes of a picture, whatever they say that they are.
  expect(await call(to(`[new File(['x'], 'x', { type: 'image/png' })]`))).toBe('UNFORESEEN')
  const before = await windows()
  const asked = call(`handText(${JSON.stringify(phone.id)}, 'mine')`)
  await inDialog(before, press('Escape'))
  expect(await asked).toBe(false)
  expect(await app().window.evaluate('bridge.readState().then(({ handed }) => handed)')).toEqual([])
})

it("a person's own pictures are thrown away only once the person has said so", async () => {
  const { bytes } = await noisePhoto(90, 60)
  await writeFile(join(home().folder, 'mine.jpg'), bytes)
  const received = await send(100, 80)
  const { id } = await until('the picture', async () =>
    (await photosOf(app().window)).find(({ name }) => name === 'mine.jpg'),
  )
  const ids = JSON.stringify([id, received])
  expect(await call(`trashPhotos(${ids})`)).toBe('UNFORESEEN')
  const before = await windows()
  const asked = call(`confirmTrash(${ids})`)
  // Another question meanwhile is no way round.
  expect(await call(`confirmTrash(${ids})`)).toBe(false)
  await inDialog(before, press('Escape'))
  expect(await asked).toBe(false)
  expect(await call(`trashPhotos(${ids})`)).toBe('UNFORESEEN')
  expect(await readdir(home().folder)).toContain('mine.jpg')
  // What a phone has sent since the start can be undone, and goes without a question.
  expect(await call(`confirmTrash(${JSON.stringify([received])})`)).toBe(true)
})

it('a page that calls the bridge without end harms no phone', async () => {
  const { expectHarmless } = forThisTest(await besiegeWindow(app()))
  const evil = JSON.stringify({ folder: autostart(), accept: 'any' })
  await expectHarmless(async (signal) => {
    const calls = app().window.evaluate(`new Promise(async (done) => {
      globalThis.isOver = false
      const again = async (call) => {
        while (!globalThis.isOver) await call().catch(() => {})
      }
      const none = '0'.repeat(32)
      await Promise.all([
        again(() => bridge.changeSettings(${evil})),
        again(() => bridge.trashPhotos([none])),
        again(() => bridge.showInFolder('../../etc/passwd')),
        again(() => bridge.readState()),
      ])
      done()
    })`)
    if (!signal.aborted) await once(signal, 'abort')
    await app().window.evaluate('globalThis.isOver = true; null')
    await calls
  })
})
