import type { DesktopApp } from './desktop-app'
import type { PaintedPhoto } from './painted-photos'
import { newId, tusRequests } from './tus-request'
import { codeUrl } from './window-bridge'

/** A phone of this name sends photos, all at the same time. @throws Error when one is refused */
export async function sendPhotos(
  { window }: DesktopApp,
  phone: string,
  photos: readonly PaintedPhoto[],
): Promise<void> {
  const tus = tusRequests(await codeUrl(window))
  const sender = { sender: phone.replaceAll(/\W/g, '-'), senderName: phone }
  await Promise.all(
    photos.map(async ({ name, bytes }) => {
      const fields = { id: newId(), filename: name, ...sender }
      const { status } = await tus.create(bytes.length, fields, { body: bytes })
      if (status !== 201) throw new Error(`${name} was refused: ${status}`)
    }),
  )
}
