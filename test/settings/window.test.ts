import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { putPhoto } from '../support/network/photo-request'
import { noisePhoto } from '../support/photos/noise-photo'
import { until } from '../support/until'
import { useSettingsWindow } from '../support/window/settings-window'
import { placeWindow } from '../support/window/window-presence'
import { scan } from '../support/x11/scan'

const settings = useSettingsWindow()
const { app, home, url, open, field, press, savedAs, start } = settings

const resize = (width: number, height: number) =>
  placeWindow(app(), settings.display(), { x: 0, y: 0, width, height })
const themeOf = ({ electron }: ReturnType<typeof app>) =>
  electron.evaluate(async ({ nativeTheme }) => nativeTheme.themeSource)

describe('the settings', () => {
  it('are opened and closed with the keyboard, and the focus goes back', async () => {
    const gear = app().window.getByRole('button', { name: 'Settings', exact: true })
    await gear.focus()
    await press('Enter')
    await app().window.getByRole('dialog').waitFor()
    await press('Escape')
    await app().window.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await gear.evaluate((element) => element.matches(':focus'))).toBe(true)
    await open()
  })

  it('lie below one another, also in the lowest window', async () => {
    await resize(640, 480)
    await until('a low window', () => app().window.evaluate<boolean>('innerHeight < 500'))
    const overlaps = await app().window.evaluate<number>(`
      [...document.querySelectorAll('.setting')]
        .filter((row) => row.scrollHeight > row.clientHeight).length`)
    expect(overlaps).toBe(0)
    const groups = app().window.getByRole('group')
    expect(
      await groups.evaluateAll((all) => all.map((each) => each.firstChild?.textContent)),
    ).toEqual(['Receiving', 'When photos arrive', 'Phones and network', 'This program'])
    await app().window.getByRole('group', { name: 'This program' }).getByLabel('Language').waitFor()
    await resize(1200, 800)
  })

  it('language and appearance change the window at once', async () => {
    await field('Appearance').selectOption('dark')
    await savedAs({ theme: 'dark' })
    expect(await themeOf(app())).toBe('dark')
    await field('Language').selectOption('ko')
    await savedAs({ language: 'ko' })
    await app().window.getByRole('heading', { name: '설정' }).waitFor()
  })

  it('are all in force after a restart', async () => {
    await field('이 컴퓨터 이름').fill('Küche & Co')
    await press('Enter')
    await savedAs({ computer: 'Küche & Co' })
    const before = await url()
    await app().close()
    const again = await start()
    await again.window.getByRole('button', { name: '설정', exact: true }).waitFor()
    expect(await scan(settings.display())).toBe(before)
    expect(await (await fetch(before)).text()).toContain('Küche &#38; Co')
    expect(await themeOf(again)).toBe('dark')
    await again.close()
  })
})

describe('at the start', () => {
  it('a damaged file is survived, kept and explained', async () => {
    await writeFile(settings.path(), '{"theme":')
    const again = await start()
    await again.window.getByText('Settings that could not be read').waitFor()
    expect(await readFile(`${settings.path()}.damaged`, 'utf8')).toBe('{"theme":')
    await again.close()
  })

  it('a folder that cannot be had is explained, and photos go to the usual one', async () => {
    // Below a file there is no folder.
    const file = join(home().path, 'file')
    const folder = join(file, 'photos')
    await writeFile(file, '')
    await writeFile(settings.path(), JSON.stringify({ folder }))
    const again = await start()
    await again.window.getByText(`Snapland cannot write to the folder ${folder}`).waitFor()
    const answer = await putPhoto(await scan(settings.display()), await noisePhoto(90, 60))
    expect(answer.status).toBe(201)
    await again.close()
    await rm(settings.path())
  })

  it('the command line wins, and the settings say so', async () => {
    const again = await start({ asSet: false })
    await open(again)
    expect(await field('Name of this computer', again).isDisabled()).toBe(true)
    expect(await again.window.getByText('Set on the command line.').count()).toBe(2)
    await again.close()
  })
})
