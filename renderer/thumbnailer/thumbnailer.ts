import type { Size } from '../../contract/photo'
import type { DecodeJob, ThumbnailerBridge } from '../../contract/thumbnailer'
import { decodePhoto } from './decode-photo'
import { drawPicture } from './draw-picture'

declare global {
  interface Window {
    readonly thumbnailer: ThumbnailerBridge
  }
}

async function decode(job: DecodeJob): Promise<{ picture: Uint8Array; shown: Size }> {
  const photo = await decodePhoto(job)
  try {
    const { width, height } = photo
    return { picture: await drawPicture(photo, job), shown: { width, height } }
  } finally {
    photo.close()
  }
}

/**
 * Works until its window closes, one job at a time. The result is null for an undecodable photo.
 */
async function work(): Promise<never> {
  for (;;) {
    const job = await window.thumbnailer.nextJob()
    const made = await decode(job).catch((error: unknown) => {
      console.warn(`No picture of ${job.photoId}:`, error)
      return null
    })
    await window.thumbnailer.finish(job.number, made?.picture ?? null, made?.shown ?? null)
  }
}

void work()
