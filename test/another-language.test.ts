import { execFile } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import english from '../locales/en.json'
import { sendHalf } from './support/network/photo-request'
import { createOpened } from './support/opened'
import { noisePhoto } from './support/photos/noise-photo'
import { PROJECT } from './support/receiver/unprivileged'
import { until } from './support/until'
import { type DesktopApp, startDesktopApp } from './support/window/desktop-app'
import { makeHome } from './support/window/home'
import { codeUrl } from './support/window/window-bridge'
import { closeWindow } from './support/window/window-presence'
import { startXDisplay } from './support/x11/x-display'

/**
 * A language is one file and one line. The one pretended here is Esperanto, whose sentences are the
 * English ones with a mark in front.
 */
const MARK = '¿'
const BUILT_FROM = [
  ...['contract', 'locales', 'main', 'mobile-web', 'preload', 'renderer', 'tools'],
  ...['electron.vite.config.ts', 'package.json', 'tsconfig.json', 'tsconfig.base.json'],
  ...['tsconfig.node.json', 'tsconfig.web.json', 'tsconfig.web-test.json'],
]
const marked = (key: keyof typeof english) => `${MARK}${english[key]}`

const opened = createOpened()
let app: DesktopApp

async function buildWithOneLanguageMore(folder: string): Promise<void> {
  for (const name of BUILT_FROM)
    await cp(join(PROJECT, name), join(folder, name), { recursive: true })
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'))

  const sentences = Object.entries(english).map(([key, text]) => [key, `${MARK}${text}`])
  const file = join(folder, 'locales', 'eo.json')
  await writeFile(file, JSON.stringify(Object.fromEntries(sentences)))
  const list = join(folder, 'contract', 'language.ts')
  const text = await readFile(list, 'utf8')
  await writeFile(list, text.replace("  'en',\n", "  'en',\n  'eo',\n"))

  await promisify(execFile)('npm', ['run', '--silent', 'build'], { cwd: folder })
}

beforeAll(async () => {
  const project = await mkdtemp(join(tmpdir(), 'snapland-language-'))
  opened({ close: () => rm(project, { recursive: true }) })
  // The app runs as another user.
  await chmod(project, 0o755)
  await buildWithOneLanguageMore(project)
  const display = opened(await startXDisplay())
  const home = opened(await makeHome())
  app = opened(await startDesktopApp({ display, home, project }))
  await app.window.getByRole('button', { name: 'Settings', exact: true }).click()
  await app.window.getByLabel('Language', { exact: true }).selectOption('Esperanto')
})

describe('another language, in one file and one line', () => {
  it('is spoken by the window, once it is chosen', async () => {
    await app.window.getByRole('dialog', { name: marked('window.settings.title') }).waitFor()
    await app.window.keyboard.press('Escape')
    await app.window.getByRole('heading', { name: marked('window.pairing.title') }).waitFor()
    expect(await app.window.locator('html').getAttribute('lang')).toBe('eo')
  })

  it('is spoken by the phone page', async () => {
    const answer = await fetch(await codeUrl(app.window), { headers: { 'Accept-Language': 'eo' } })
    const page = await answer.text()
    expect(page).toContain('<html lang="eo"')
    expect(page).toContain(marked('phone.choosePhotos'))
  })

  it('is spoken by the dialogs', async () => {
    await app.electron.evaluate(async ({ dialog }) => {
      globalThis.asked = []
      const ask = async (_: unknown, { message }: { message: string }) => {
        globalThis.asked.push(message)
        return { response: 0, checkboxChecked: false }
      }
      dialog.showMessageBox = ask as typeof dialog.showMessageBox
    })
    const photo = await noisePhoto(1200, 800)
    const upload = sendHalf(`${await codeUrl(app.window)}api/photos`, photo.name, photo.bytes)
    await app.window.getByText(`${MARK}Receiving`).first().waitFor()
    await closeWindow(app)
    const asked = () => app.electron.evaluate(async () => globalThis.asked)
    await until('the question', async () => (await asked()).length > 0)
    expect(await asked()).toEqual([marked('desktop.quit.title')])
    upload.breakOff()
  })
})

declare global {
  var asked: string[]
}
