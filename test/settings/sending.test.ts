import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { freePort } from '../support/network/free-port'
import { takePort } from '../support/network/taken-port'
import { tusRequests } from '../support/network/tus-request'
import { createOpened } from '../support/opened'
import { startAndroidPhone } from '../support/phone/android-phone'
import { noisePhoto } from '../support/photos/noise-photo'
import { until } from '../support/until'
import { useSettingsWindow } from '../support/window/settings-window'

const opened = createOpened()
const { app, home, url, open, field, press, saved, savedAs } = useSettingsWindow()
beforeAll(() => open())

it('another name is what phones read', async () => {
  await field('Name of this computer').fill('Küche & Co')
  await press('Enter')
  await savedAs({ computer: 'Küche & Co' })
  const page = await (await fetch(await url())).text()
  expect(page).toContain('Küche &#38; Co')
})

it('without another name the computer has its own, and an empty field shows it', async () => {
  const name = field('Name of this computer')
  await name.fill('')
  await press('Enter')
  await savedAs({ computer: null })
  await expect.poll(() => name.inputValue()).toBe(hostname())
  await name.fill('')
  await press('Enter')
  expect(await name.getAttribute('placeholder')).toBe(hostname())
})

it('another port is listened on, and one that is no port changes nothing', async () => {
  await field('Port').fill('99999')
  await press('Enter')
  await app().window.getByText('A port is a number from 1 to 65535.').waitFor()
  const port = await freePort()
  await field('Port').fill(`${port}`)
  await press('Tab')
  await savedAs({ port })
  const now = new URL(await url())
  expect(now.port).toBe(`${port}`)
  expect((await fetch(now)).status).toBe(200)
})

it('a port that another program has is refused with a sentence, and all goes on as before', async () => {
  const before = await url()
  const taken = await takePort()
  await field('Port').fill(`${taken}`)
  await press('Enter')
  await app().window.getByText(`Port ${taken} is in use by another program.`).waitFor()
  expect((await fetch(before)).status).toBe(200)
  expect((await saved()).port).not.toBe(taken)
  await field('Port').fill(new URL(before).port)
  await press('Enter')
})

it('a phone sends encrypted once that is set, and window and page say what is true', async () => {
  const plain = await url()
  await app().window.getByText('Not encrypted: fine at home').first().waitFor()
  await field('Encrypt photos while they are sent').focus()
  await press('Space')
  await savedAs({ encrypted: true })
  const encrypted = await url()
  expect(encrypted).toBe(plain.replace('http:', 'https:'))
  await app().window.getByText('Encrypted between the phone and this computer.').first().waitFor()
  await app().window.getByText('will warn about an unknown certificate').waitFor()
  expect(await app().window.getByText('Not encrypted').count()).toBe(0)

  const { page } = opened(await startAndroidPhone({ trusting: true }))
  // Typed without a scheme, a browser asks for plain http first: a page leads on.
  await page.goto(new URL('/', plain).href)
  await page.locator('a.primary').click()
  await page.waitForURL(new URL('/', encrypted).href)
  await page.goto(encrypted)
  const footer = page.locator('footer')
  await footer.getByText('over this Wi-Fi').waitFor()
  expect(await footer.getByText('Not encrypted').isVisible()).toBe(false)
  const photo = await noisePhoto(320, 200)
  const file = join(home().path, photo.name)
  await writeFile(file, photo.bytes)
  await page.setInputFiles('#choose', file)
  await page.getByText('320 × 200').waitFor()
  expect(await isSavedWhole(home().folder, photo)).toBe(true)
  await press('Escape')
  await app().window.getByRole('button', { name: 'Show the code' }).click()
  await app().window.getByText('Certificate warning on the phone?').waitFor()

  await open()
  await field('Encrypt photos while they are sent').click()
  await savedAs({ encrypted: false })
  expect(await url()).toBe(plain)
})

it('a new phone waits for the answer once that is set', async () => {
  await field('Ask before a new phone can send').focus()
  await press('Space')
  await savedAs({ askFirst: true })
  const tus = tusRequests(await url())
  const create = async (sender: string) => {
    const fields = { filename: 'a.jpg', sender, senderName: `Phone ${sender}` }
    return (await tus.create(1000, fields)).status
  }
  expect(await create('one')).toBe(503)
  expect(await create('two')).toBe(503)
  await press('Escape')
  const card = (name: string) => app().window.locator('.ask', { hasText: name })
  await card('Phone one').getByRole('button', { name: 'Allow' }).click()
  await until('it to be allowed', async () => (await create('one')) === 201)
  await card('Phone two').getByRole('button', { name: 'Refuse' }).focus()
  await press('Enter')
  await until('it to be refused', async () => (await create('two')) === 403)
})
