import type { DecodeJob, ThumbnailerBridge } from '../../contract/thumbnailer'
import { decodePhoto } from './decode-photo'
import { drawPicture } from './draw-picture'

declare global {
  interface Window {
    readonly thumbnailer: ThumbnailerBridge
  }
}

async function decode(job: DecodeJob): Promise<Uint8Array> {
  const photo = await decodePhoto(job)
  try {
    return await drawPicture(photo, job)
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
    const picture = await decode(job).catch((error: unknown) => {
      console.warn(`No picture of ${job.photoId}:`, error)
      return null
    })
    await window.thumbnailer.finish(job.number, picture)
  }
}

void work()
