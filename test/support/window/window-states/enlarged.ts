import { makeRaw } from '../../../fixtures/raw-previews'
import type { Cast, Stage } from './stage'

/** A camera's file in which nothing can be seen. */
const WITHOUT_PREVIEW = {
  name: 'P1030047.DNG',
  bytes: makeRaw('dng', {
    ...{ size: { width: 4000, height: 3000 }, orientation: 1, preview: Buffer.alloc(100) },
  }),
}

/** One photo enlarged: whole, near, with its details, and one that no program here shows. */
export async function throughEnlarged(stage: Stage, { phones }: Cast): Promise<void> {
  const { window, look, leave } = stage
  await window.locator('[data-tile]').nth(1).dblclick()
  await window.locator('.picture-full[data-state="shown"]').waitFor()
  await look('enlarged')
  await window.keyboard.press('i')
  await window.locator('.details').waitFor()
  await look('details')
  await window.keyboard.press('i')
  await window.keyboard.press('+')
  await window.locator('.lightbox-stage[data-near="true"]').waitFor()
  await look('enlarged-near')
  await leave()
  await window.locator('.lightbox').waitFor({ state: 'detached' })

  const phone = await stage.phone('walk-1', phones[0])
  await phone.send(WITHOUT_PREVIEW)
  await window.locator('.tile-none').waitFor()
  await look('without-preview')
  await window.locator('.tile-none').dblclick()
  await window.locator('.lightbox-none').waitFor()
  await look('enlarged-without-preview')
  await leave()
  await window.locator('.lightbox').waitFor({ state: 'detached' })
}
