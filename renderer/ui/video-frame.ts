/** Where in a video its picture is taken: many begin with a black one. */
const SHARE = 0.1
const MOST_SECONDS = 1
const MOST_SEEK_MS = 3000

/**
 * Loads a video up to one of its first pictures, which a canvas can draw. Nothing is heard.
 * @throws Error where Chromium cannot decode its pictures; of some it would play the sound alone
 */
export async function loadVideoFrame(url: string): Promise<HTMLVideoElement> {
  const video = document.createElement('video')
  // Without it a canvas could show the pixels but not read them.
  video.crossOrigin = 'anonymous'
  video.muted = true
  video.preload = 'auto'
  video.src = url
  try {
    await once(video, 'loadeddata')
    if (video.videoWidth === 0) throw new Error('Chromium cannot decode these pictures.')
    if (Number.isFinite(video.duration)) {
      video.currentTime = Math.min(MOST_SECONDS, video.duration * SHARE)
      // Where that takes long, the very first picture will do.
      await Promise.race([once(video, 'seeked'), later(MOST_SEEK_MS)])
    }
    return video
  } catch (error) {
    unloadVideo(video)
    throw error
  }
}

/** Gives back a video's memory and its connection; one that is no longer shown would go on. */
export function unloadVideo(video: HTMLVideoElement): void {
  video.pause()
  video.removeAttribute('src')
  video.load()
}

const once = (video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> =>
  new Promise((done, refuse) => {
    video.addEventListener(event, () => done(), { once: true })
    const fail = () =>
      refuse(new Error(video.error?.message ?? 'Chromium cannot decode this video.'))
    video.addEventListener('error', fail, { once: true })
  })

const later = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds))
