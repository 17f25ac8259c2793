import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { startAndroidPhone } from './support/android-phone'
import { makeHome } from './support/home'
import { createOpened } from './support/opened'
import { EVERY_KIND, type PaintedPhoto, paintAlbum } from './support/painted-photos'
import { LAPTOP } from './support/phone-browser'
import { throughAllStates } from './support/phone-states'
import { receivedFiles } from './support/received-files'
import { startTerminalReceiver } from './support/terminal-receiver'

interface Violation {
  id: string
  help: string
  nodes: { html: string }[]
}

describe('the phone page for everybody', () => {
  const opened = createOpened()
  let photos: PaintedPhoto[]
  let axe: string

  beforeAll(async () => {
    photos = opened(await paintAlbum(EVERY_KIND)).photos
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  })

  const openPage = async (options: Parameters<typeof startAndroidPhone>[0]) => {
    const home = opened(await makeHome())
    const { listening } = opened(await startTerminalReceiver(home, ['--allow-host', LAPTOP]))
    const phone = opened(await startAndroidPhone({ ...options, hosts: [LAPTOP] }))
    await phone.page.goto(listening.url.replace('127.0.0.1', LAPTOP))
    return { phone, page: phone.page, home }
  }
  const paths = () => photos.map(({ path }) => path)

  it.each(['light', 'dark'] as const)(
    'axe finds nothing in any state (%s)',
    async (colorScheme) => {
      const { phone, page } = await openPage({ colorScheme })
      const found: string[] = []
      await page.evaluate(axe)
      await throughAllStates(phone, paths(), async (state) => {
        const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()')
        for (const { id, help, nodes } of violations) {
          found.push(`${state}: ${id}, ${help}: ${nodes.map(({ html }) => html).join(' ')}`)
        }
      })
      expect(found).toEqual([])
    },
  )

  it('speaks the person’s language in every state, and puts nothing else on the screen', async () => {
    const { phone, page } = await openPage({ language: 'ar-EG' })
    const foreign = new Map<string, string>()
    await throughAllStates(phone, paths(), async (state) => {
      for (const word of await latinWords(page)) foreign.set(word, state)
    })
    expect(Object.fromEntries(foreign)).toEqual({})
    expect(await page.evaluate('document.dir')).toBe('rtl')
  })

  it.each([320, 430])(
    'fits %i pixels with text of twice the size, and loses nothing',
    async (width) => {
      const { phone, page } = await openPage({})
      await page.setViewportSize({ width, height: 800 })
      await page.evaluate('document.documentElement.style.fontSize = "200%"')
      await throughAllStates(phone, paths(), async (state) => {
        const wide = await page.evaluate<string[]>(
          `Array.from(document.querySelectorAll('body *:not(.unseen):not(template *)'))
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
          .map((one) => one.outerHTML.slice(0, 80))`,
        )
        expect(wide, state).toEqual([])
      })
    },
  )

  it('is used with the keyboard alone: another name, choosing, keeping the list', async () => {
    const { page, home } = await openPage({})
    const focused = () =>
      page.evaluate<string>('document.activeElement.id || document.activeElement.tagName')
    const tabTo = async (id: string) => {
      for (let presses = 0; presses < 40; presses += 1) {
        if ((await focused()) === id) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`The keyboard does not reach ${id}`)
    }

    await tabTo('SUMMARY')
    await page.keyboard.press('Enter')
    await tabTo('name')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Mina’s phone')
    await page.keyboard.press('Enter')
    expect(await page.textContent('#self-name')).toBe('Mina’s phone')
    expect(await focused()).toBe('SUMMARY')

    await tabTo('choose')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.keyboard.press('Space'),
    ])
    await chooser.setFiles(paths())
    await page.evaluate('document.activeElement.blur()')
    await page.getByText(`${photos.length} photos saved`).first().waitFor()
    await tabTo('keep-list')
    await page.keyboard.press('Enter')
    await page.getByText('✓ Copy the list').waitFor()
    expect((await receivedFiles(home.folder)).size).toBe(photos.length)
  })
})

/** Words in Latin letters that stand on the screen or are read out, without names of files, of products and of the computer. */
async function latinWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate<string[]>(
    `[document.body.innerText, ...Array.from(document.querySelectorAll('body [aria-label]'), (one) => one.ariaLabel)]`,
  )
  const known = /Test laptop|notes\.txt|[\w-]+\.(jpg|png|webp|heic)|Wi-Fi|Android|HEIC/g
  return texts.flatMap((text) => text.replace(known, '').match(/[A-Za-z]{2,}/g) ?? [])
}
