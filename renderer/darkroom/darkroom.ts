import type { DarkroomBridge, DarkroomOrder } from '../../contract/darkroom'
import { decodePhoto } from './decode-photo'
import { printPicture } from './print-picture'

declare global {
  interface Window {
    readonly darkroom: DarkroomBridge
  }
}

async function develop(order: DarkroomOrder): Promise<Uint8Array> {
  const photo = await decodePhoto(order)
  try {
    return await printPicture(photo, order)
  } finally {
    photo.close()
  }
}

/** Works until its window is closed, one order at a time. A photo that cannot be decoded is delivered as null. */
async function work(): Promise<never> {
  for (;;) {
    const order = await window.darkroom.nextOrder()
    const picture = await develop(order).catch((error: unknown) => {
      console.warn(`No picture of ${order.photoId}:`, error)
      return null
    })
    await window.darkroom.deliver(order.number, picture)
  }
}

void work()
