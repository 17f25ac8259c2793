/** Frames a second of the film; a film that stands still counts as none. */
const FRAMES = 1

/**
 * Keeps the screen on while photos are on their way. Over https the Screen Wake Lock does that. On plain http it is not there, and a playing
 * film is what phones stay awake for: a canvas of one pixel, filmed. By the engines' own rules the film counts where it comes from a stream
 * of the page (Chromium, VideoWakeLock; Gecko, ShouldCreateVideoWakeLock), and in WebKit (HTMLMediaElement::shouldDisableSleep) only where it
 * does not loop, has sound and is not muted: there it gets a silent track.
 */
export function createKeepAwake(page: Document) {
  let isWanted = false
  let lock: Promise<WakeLockSentinel | null> | null = null
  let film: HTMLVideoElement | null = null

  page.addEventListener('visibilitychange', () => {
    // Browsers take the lock away from a page that cannot be seen.
    if (!page.hidden && isWanted) hold()
  })

  function hold(): void {
    if ('wakeLock' in navigator) lock = navigator.wakeLock.request('screen').catch(() => null)
    else void film?.play().catch(() => null)
  }

  function release(): void {
    void lock?.then((held) => held?.release())
    film?.pause()
  }

  return {
    /** To be called from a tap: without one a browser plays nothing. */
    tapped(): void {
      if ('wakeLock' in navigator || !('captureStream' in HTMLCanvasElement.prototype)) return
      try {
        film ??= createFilm(page)
        void film.play().catch(() => null)
      } catch {
        // Then the phone sleeps when it wants to, and sending goes on when it wakes.
      }
    },
    want(wanted: boolean): void {
      if (wanted === isWanted) return
      isWanted = wanted
      if (wanted) hold()
      else release()
    },
  }
}

function createFilm(page: Document): HTMLVideoElement {
  const canvas = page.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d')
  const stream = canvas.captureStream(FRAMES)
  const film = page.createElement('video')
  // Every browser on an iPhone is WebKit; the others that name it are Chromium.
  const isWebKit = /AppleWebKit(?!.*Chrome)/.test(navigator.userAgent)
  if (isWebKit) stream.addTrack(silence())
  film.muted = !isWebKit
  film.playsInline = true
  film.setAttribute('aria-hidden', 'true')
  film.srcObject = stream
  page.body.append(film)
  setInterval(() => film.paused || context?.fillRect(0, 0, 1, 1), 1000 / FRAMES)
  return film
}

function silence(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  if (!track) throw new Error('The browser made no sound track.')
  return track
}

/** Makes the verb that says whether leaving the page would break something off; the browser then asks before it goes. */
export function createLeaveWarning(page: Window): (isNeeded: boolean) => void {
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    // What browsers of before 2023 wait for.
    event.returnValue = true
  }
  return (isNeeded) => {
    // Only while it is needed: a page with this listener is not kept for going back.
    if (isNeeded) page.addEventListener('beforeunload', warn)
    else page.removeEventListener('beforeunload', warn)
  }
}
