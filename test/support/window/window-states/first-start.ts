import { until } from '../../until'
import type { Cast, Stage } from './stage'

/** Longer than a code is shown before help comes, milliseconds. */
const LATE = 26_000

/** The code is the app: waiting, stopped, its settings, the checklist, and a phone that comes. */
export async function throughFirstStart(stage: Stage, { phones }: Cast): Promise<void> {
  const { window, look, press, leave } = stage
  await window.clock.install()
  await window.reload()
  await window.locator('.first .qr svg').waitFor()
  await look('waiting')

  // Nothing has happened that a button could stop.
  await window.evaluate('bridge.setStopped(true)')
  await window.locator('.qr[data-covered="true"]').waitFor()
  await look('waiting-stopped')
  await press('.code-actions button')
  await window.locator('.qr[data-covered="false"]').waitFor()

  await stage.guessDigits('waiting-typing-closed')
  await throughSettings(stage)

  await window.clock.fastForward(LATE)
  await window.locator('.checklist').waitFor()
  await look('checklist')
  await press('.checklist li:last-child button')
  const fields = window.locator('.join-wifi input')
  await look('join-wifi-empty')
  await fields.first().fill('Hotspot')
  await fields.last().fill('sunny day')
  await window.locator('.join-wifi .qr svg').waitFor()
  await look('join-wifi')
  await leave()

  const [name] = phones
  const phone = await stage.phone('walk-1', name)
  await phone.tell('picking')
  await until('the light', async () => (await window.locator('.checklist').count()) === 0)
  await look('choosing')
}

async function throughSettings({ window, look, press, leave }: Stage): Promise<void> {
  await press('.settings-button')
  await window.locator('.settings').waitFor()
  await look('settings')
  const port = window.locator('.settings input[maxlength="5"]')
  await port.fill('99999')
  await port.press('Enter')
  await window.locator('.settings [aria-invalid="true"]').waitFor()
  await look('settings-wrong')
  await leave()
  await window.locator('.settings').waitFor({ state: 'detached' })
}
