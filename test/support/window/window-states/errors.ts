import { rename } from 'node:fs/promises'
import { until } from '../../until'
import { dismissAll } from './photos'
import type { Cast, Stage } from './stage'

/**
 * What needs a word or an answer: a phone that asks, files that are refused, a folder that has
 * gone, a window that cannot begin.
 */
export async function throughErrors(stage: Stage, cast: Cast): Promise<void> {
  const { window, look, phone, desktop } = stage
  const [photo] = cast.later
  const stranger = await phone('walk-3', cast.phones[2])

  await window.evaluate('bridge.changeSettings({ askFirst: true })')
  await stranger.send(photo)
  await window.locator('.ask').waitFor()
  await look('asking')
  await window.locator('.ask .main-button').click()
  await window.locator('.ask').waitFor({ state: 'detached' })
  await window.evaluate('bridge.changeSettings({ askFirst: false })')

  await stranger.send({ name: 'list.jpg', bytes: Buffer.from('This is no photo.'.repeat(400)) })
  await window.locator('.notice').waitFor()
  await look('refused')
  await dismissAll(window)

  await stranger.tell('sending', 8, 23)
  const begun = await stranger.begin(photo, 0.5)
  begun.breakOff()
  await stranger.tell('left')
  await window.locator('.status-dismiss').waitFor()
  await look('lost')
  await window.locator('.status-dismiss').click()
  await begun.cancel()

  const { listening } = await window.evaluate<{ listening: { folder: string } }>(
    'bridge.readState()',
  )
  await rename(listening.folder, `${listening.folder}-away`)
  await stranger.send(photo)
  await window.locator('.notice-button').waitFor()
  await look('folder-gone')
  await rename(`${listening.folder}-away`, listening.folder)

  await desktop.electron.evaluate(async ({ webContents }) => {
    for (const { ipc } of webContents.getAllWebContents()) {
      ipc.removeHandler('readState')
      ipc.handle('readState', () => ({ ok: false, notice: { code: 'UNFORESEEN' } }))
    }
  })
  await window.reload()
  await until('the sentence', async () => (await window.locator('.start-failed').count()) > 0)
  await look('start-failed')
}
