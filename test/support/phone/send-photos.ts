import { newId, tusRequests } from '../network/tus-request'
import type { PaintedPhoto } from '../photos/painted-photos'

/**
 * A phone of this name sends photos, all at the same time.
 * @param url ends in a slash
 * @throws Error when one is refused
 */
export async function sendPhotos(
  url: string,
  phone: string,
  photos: readonly PaintedPhoto[],
): Promise<void> {
  const tus = tusRequests(url)
  const sender = { sender: phone.replaceAll(/\W/g, '-'), senderName: phone }
  await Promise.all(
    photos.map(async ({ name, bytes }) => {
      const fields = { id: newId(), filename: name, ...sender }
      const { status } = await tus.create(bytes.length, fields, { body: bytes })
      if (status !== 201) throw new Error(`${name} was refused: ${status}`)
    }),
  )
}
