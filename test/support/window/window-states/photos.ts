import { until } from '../../until'
import { answerQuestions } from '../dialogs'
import type { Cast, Stage } from './stage'

/** Photos come from three phones, and are looked through, selected, exported and thrown away. */
export async function throughPhotos(stage: Stage, cast: Cast): Promise<void> {
  const { window, look, press, leave } = stage
  await throughArriving(stage, cast)

  const tile = (at: number) => window.locator('[data-tile]').nth(at)
  await tile(0).click()
  await tile(2).click({ modifiers: ['Control'] })
  await look('selected')
  await tile(2).click({ button: 'right' })
  await window.getByRole('menu').waitFor()
  await look('menu')
  await leave()
  await press('button[aria-haspopup="menu"].with-chevron')
  await window.getByRole('menu').waitFor()
  await look('export-menu')
  await leave()

  await tile(1).click()
  await window.keyboard.press('Delete')
  await window.locator('.action-offer').waitFor()
  await until('the photo to go', async () => (await tile(cast.photos.length - 1).count()) === 0)
  await look('thrown-away')
  await window.keyboard.press('Control+z')
  // It is back, or looking took longer than Undo is offered.
  await window.locator('.action-offer').waitFor({ state: 'detached' })
  await leave()

  const search = window.getByRole('searchbox')
  await search.fill(cast.photos.at(-1)?.name ?? '')
  await window.locator('.toolbar-count:not(:empty)').waitFor()
  await look('searching')
  await search.fill('qqq')
  await window.locator('.nothing-found').waitFor()
  await look('nothing-found')
  await press('.nothing-found button')

  await throughSending(stage, cast)

  await window.locator('.phone').first().hover()
  await press('.phone-remove')
  await window.locator('.dialog').waitFor()
  await look('remove-phone')
  await leave()
  await press('.code-line')
  await look('code-opened')
  if ((await window.locator('.network-button').count()) > 0) {
    await press('.network-button')
    await look('networks')
    await leave()
    await window.locator('.network-list:popover-open').waitFor({ state: 'hidden' })
  }
  await stage.guessDigits('typing-closed')
  await press('.code-actions button')
  await window.locator('.qr[data-covered="true"]').waitFor()
  await look('stopped')
  await press('.code-actions button')
}

/** Something is handed to a phone. */
async function throughSending(stage: Stage, { phones }: Cast): Promise<void> {
  const { desktop, window, look, press, leave, phone } = stage
  // Looking may have taken longer than a silent phone is there.
  for (const [at, name] of phones.entries())
    await (await phone(`walk-${at + 1}`, name)).tell('open')
  await answerQuestions(desktop, 'yes')
  await press('.phone-send')
  await window.locator('textarea').fill('https://example.com')
  await look('send-text')
  await press('.send-buttons .main-button')
  await window.locator('.phone-handing button').waitFor()
  await window.locator('[data-tile]').first().click()
  await window.keyboard.press('Control+Shift+P')
  await window.locator('.phone-choice').first().waitFor()
  await look('send-photos')
  await leave()
  await leave()
  await look('sending-to-phone')
  await press('.phone-handing button')
}

async function throughArriving({ window, look, phone }: Stage, cast: Cast): Promise<void> {
  const phones = await Promise.all(cast.phones.map((name, at) => phone(`walk-${at + 1}`, name)))
  const [first, second, third] = phones
  if (!first || !second || !third) throw new Error('Three phones are needed')
  for (const [at, photo] of cast.photos.entries()) await phones[at % 2]?.send(photo)
  await second.tell('done', cast.photos.length, cast.photos.length)
  await third.tell('open')
  await window
    .locator('.phone')
    .nth(phones.length - 1)
    .waitFor()
  await allShown(window, cast.photos.length)
  await look('photos')

  const [one, other] = cast.later
  const pieces = [await first.begin(one, 0.7), await second.begin(other, 0.3)]
  await first.tell('sending', 1, 3)
  await window.locator('[data-saved="false"] .ring-share').nth(1).waitFor()
  await look('arriving')
  for (const piece of pieces) piece.breakOff()
  await first.tell('open')
  await window.locator('.notice').first().waitFor()
  await window.locator('.give-up').first().waitFor()
  await look('interrupted')
  for (const piece of pieces) await piece.cancel()
  await window.locator('[data-saved="false"]').first().waitFor({ state: 'detached' })
  await dismissAll(window)
}

/** Messages stay until they are dismissed. */
export async function dismissAll(window: Stage['window']): Promise<void> {
  const cross = window.locator('.notice .round')
  while ((await cross.count()) > 0) {
    const before = await cross.count()
    await cross.first().click()
    await until('the message to go', async () => (await cross.count()) < before)
  }
}

const allShown = (window: Stage['window'], count: number) =>
  until(`${count} pictures in the window`, () =>
    window.evaluate<boolean>(
      `document.querySelectorAll('.tile-picture[data-state="shown"]').length >= ${count}`,
    ),
  )
