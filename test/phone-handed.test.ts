import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from './support/opened'
import { openChromium } from './support/phone/chromium-phone-browser'
import { PHONE_BROWSERS } from './support/phone/phone-browsers'
import {
  type PhonePage,
  type PhonesAndLaptop,
  startPhonesAndLaptop,
} from './support/phone/phone-page'
import { until } from './support/until'

describe.each(PHONE_BROWSERS)('what the computer hands to the phone page (%s)', (_name, open) => {
  let world: PhonesAndLaptop
  let page: PhonePage
  let folder: string
  let id: string
  beforeAll(async () => {
    world = await startPhonesAndLaptop(open)
    folder = join(world.laptop.folder, '..', 'handed')
    await mkdir(folder)
    page = await world.openPage({ language: 'en-US' })
    id = await page.phone.evaluate('return JSON.parse(localStorage["snapland-sender"]).id')
    await until('the phone to be here', async () =>
      world.laptop.receiver.phones().some((phone) => phone.id === id),
    )
  })
  afterEach(() => {
    // What a failed test left would be among the cards of all others.
    const { handover } = world.laptop.receiver
    for (const left of handover.list()) handover.withdraw(left.id)
  })
  afterAll(async () => {
    await page.close()
    await world.close()
  })

  const give = async (name: string, bytes: Buffer) => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    await world.laptop.receiver.handover.give(id, [{ path }])
    await page.says(name)
  }
  const cards = () =>
    page.phone.evaluate<number>('return document.querySelectorAll("#handed li").length')
  const dismiss = (name: string) => page.phone.click(`[aria-label="Dismiss ${name}"]`)
  const isOver = () =>
    until('nothing to be offered', async () => world.laptop.receiver.handover.list().length === 0)

  it('a picture is shown in its shape, and saved with every byte', async () => {
    // What the page makes an address of: the picture and what is saved.
    await page.phone.evaluate(`
      const make = URL.createObjectURL
      URL.createObjectURL = (blob) => make.call(URL, (window.given = blob))`)
    await give('shown.jpg', world.photo.bytes)
    await page.says('600 × 400')
    await until('the picture', () =>
      page.phone.evaluate('return document.querySelector(".shape img")?.naturalWidth === 600'),
    )
    expect(world.laptop.receiver.handover.list()).toHaveLength(1)
    const saved = await page.phone.evaluate<{
      name: string
      same: boolean
      shape: number
      base64: string
    }>(`
      const link = document.querySelector('#handed a')
      const { width, height } = document.querySelector('.shape').getBoundingClientRect()
      const reader = new FileReader()
      reader.readAsDataURL(window.given)
      await new Promise((resolve) => { reader.onload = resolve })
      const same = link.href === document.querySelector('.shape img').src
      return { name: link.download, same, shape: width / height, base64: reader.result.split(',')[1] }`)
    expect(saved).toMatchObject({ name: 'shown.jpg', same: true })
    expect(saved.shape).toBeCloseTo(1.5, 1)
    expect(Buffer.from(saved.base64, 'base64').equals(world.photo.bytes)).toBe(true)
    await dismiss('shown.jpg')
    await until('the card to go', async () => (await cards()) === 0)
    await isOver()
  })

  it('what was not saved comes again with a reload, and the page is not to be closed', async () => {
    await give('unsaved.jpg', world.photo.bytes)
    await world.laptop.receiver.handover.give(id, [{ text: 'Gate 11' }])
    await page.says('Gate 11')
    await page.phone.reload()
    await page.says('Gate 11')
    await until('the picture', () =>
      page.phone.evaluate('return document.querySelector(".shape img")?.naturalWidth === 600'),
    )
    await page.choose('beside.jpg')
    await page.says('1 photo saved')
    const amount = () =>
      page.phone.evaluate<string>('return document.querySelector("#amount").textContent')
    const isSafe = async () => (await amount()) === 'Safe to delete from this phone.'
    await until('what is safe', isSafe)
    await dismiss('Gate 11')
    await until('the card to go', async () => (await cards()) === 1)
    await until('what is safe', isSafe)
    await page.phone.click('#handed a.big')
    await until('it to be said', async () => /close this page/.test(await amount()))
    await isOver()
    await dismiss('unsaved.jpg')
  })

  it('words can be copied, a link opened without telling where it was', async () => {
    await world.laptop.receiver.handover.give(id, [
      { text: 'Gate 12' },
      { text: 'https://example.com/a' },
    ])
    await page.says('Gate 12')
    await page.says('https://example.com/a')
    await page.phone.click('#handed button.big')
    await page.says('✓ Copy')
    const link = await page.phone.evaluate<string[]>(
      'const { href, rel, target } = document.querySelector("#handed a"); return [href, rel, target]',
    )
    expect(link).toEqual(['https://example.com/a', 'noopener noreferrer', '_blank'])
    await dismiss('https://example.com/a')
    await isOver()
    await dismiss('Gate 12')
  })

  it('what was withdrawn goes, and what is dismissed dies', async () => {
    await give('one.bin', randomBytes(1000))
    await give('two.bin', randomBytes(1000))
    const { handover } = world.laptop.receiver
    const [one] = handover.list()
    handover.withdraw(one?.id ?? '')
    await until('one card', async () => (await cards()) === 1)
    await dismiss('two.bin')
    await isOver()
  })

  it('a picture and words that the phone shows are taken back from there', async () => {
    await give('wrong.jpg', world.photo.bytes)
    await until('the picture', () =>
      page.phone.evaluate('return document.querySelector(".shape img")?.naturalWidth === 600'),
    )
    const { handover } = world.laptop.receiver
    await handover.give(id, [{ text: 'The password is 1234' }, { text: 'Gate 14' }])
    await page.says('Gate 14')
    for (const { id, name } of handover.list()) if (name !== 'Gate 14') handover.withdraw(id)
    await until('one card', async () => (await cards()) === 1)
    await dismiss('Gate 14')
    await isOver()
  })

  it('hears on after the Wi-Fi was lost and the computer began anew', async () => {
    await give('dead.bin', randomBytes(1000))
    await world.laptop.restart()
    await until('the dead card to go', async () => (await cards()) === 0)
    await until('the phone to be here', async () => {
      // It tells of itself at once when its colour is changed, else within 20 s.
      await page.phone.evaluate(
        'document.querySelector("#colours input:not(:checked)").click(); dispatchEvent(new Event("online"))',
      )
      return world.laptop.receiver.phones().some((phone) => phone.id === id)
    })
    await give('living.bin', randomBytes(1000))
    expect(await cards()).toBe(1)
  })
})

describe('the phone page in a browser inside another app', () => {
  const KAKAOTALK =
    'Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/122.0.6261.119 Mobile Safari/537.36;KAKAOTALK 2610460'
  const opened = createOpened()

  it('names the browser to use where a file cannot be saved or no picker opens, and nowhere else', async () => {
    const world = opened(await startPhonesAndLaptop(openChromium))
    const { phone, says } = opened(await world.openPage({ userAgent: KAKAOTALK }))
    const text = () => phone.evaluate<string>('return document.body.innerText')
    const isSaid = async () => (await text()).includes('Open this page in Chrome.')
    const { handover } = world.laptop.receiver
    const id = await phone.evaluate<string>('return JSON.parse(localStorage["snapland-sender"]).id')
    const give = (given: { text: string } | { path: string }) =>
      until('it to be given', () => handover.give(id, [given]).catch(() => null))

    await give({ text: 'Gate 11' })
    await says('Gate 11')
    expect(await isSaid()).toBe(false)
    const path = await world.photoNamed('notes.bin')
    await writeFile(path, randomBytes(1000))
    const [file] = await give({ path })
    await says('notes.bin')
    await until('it to be said', isSaid)
    handover.withdraw(file?.id ?? '')
    await until('it to be over', async () => !(await isSaid()))

    await phone.evaluate(
      'document.querySelector("#choose").addEventListener("click", (event) => event.preventDefault(), { once: true })',
    )
    await phone.click('.primary')
    await until('it to be said', isSaid)
    await phone.evaluate('document.querySelector("#choose").focus()')
    await phone.pickByKey([await world.photoNamed('picked.jpg')])
    await says('1 photo saved on Test')
    await until('it to be over', async () => !(await isSaid()))
  })
})
