import { until } from '../../until'
import type { Cast, Stage } from './stage'

/** The wall full screen, with a photo that waits for leave, and its code; two photos compared. */
export async function throughWall(stage: Stage, { phones, later }: Cast): Promise<void> {
  const { window, look, leave } = stage
  const tile = (at: number) => window.locator('[data-tile]').nth(at)
  await tile(0).click()
  await tile(1).click({ modifiers: ['Control'] })
  await window.keyboard.press('c')
  await window.locator('.compare .picture-full[data-state="shown"]').nth(1).waitFor()
  await look('compared')
  await leave()
  await window.locator('.compare').waitFor({ state: 'detached' })
  await leave()

  await window.keyboard.press('F11')
  await window.locator('.wall-full[data-state="shown"]').waitFor()
  await look('wall')
  await window.keyboard.press('h')
  const phone = await stage.phone('walk-1', phones[0])
  await phone.send(later[0])
  await until('the photo to wait', async () => (await window.locator('.hold-photo').count()) > 0)
  await window.keyboard.press('Shift')
  await look('wall-holding')
  await window.keyboard.press('q')
  await window.locator('.wall-large-code').waitFor()
  await look('wall-code')
  await window.keyboard.press('q')
  await window.keyboard.press('h')
  await leave()
  await window.locator('.wall').waitFor({ state: 'detached' })
}
