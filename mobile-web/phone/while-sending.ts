/** Frames per second of the video. A still one keeps no screen on. */
const FRAMES = 1
/** Pixels. */
const SIDE = 2

/**
 * Keeps the screen on while photos are sent. Over https the Screen Wake Lock API does that. Plain
 * http lacks it, so a video of a tiny canvas plays instead. Chromium (VideoWakeLock) and Gecko
 * (ShouldCreateVideoWakeLock) accept one from a stream of the page. WebKit
 * (HTMLMediaElement::shouldDisableSleep) wants one that has sound, is not muted and does not loop:
 * there it gets a silent track. Since iOS 15 it has to be seen, too.
 * @param onHeld told whether the phone does keep its screen on
 */
export function createKeepAwake(page: Document, onHeld: (isHeld: boolean) => void) {
  let isWanted = false
  let lock: Promise<WakeLockSentinel | null> | null = null
  let film: HTMLVideoElement | null = null

  page.addEventListener('visibilitychange', () => {
    // Browsers release the lock of a hidden page.
    if (!page.hidden && isWanted) hold()
  })

  function hold(): void {
    if ('wakeLock' in navigator) {
      lock = navigator.wakeLock.request('screen').catch(() => null)
      void lock.then((held) => onHeld(held !== null))
    } else if (film) {
      film.play().then(
        () => onHeld(true),
        () => onHeld(false),
      )
    } else onHeld(false)
  }

  function release(): void {
    void lock?.then((held) => held?.release())
    film?.pause()
  }

  return {
    /** To be called from a tap, without which browsers play nothing. */
    tapped(): void {
      if ('wakeLock' in navigator || !('captureStream' in HTMLCanvasElement.prototype)) return
      try {
        film ??= createFilm(page)
        void film.play().catch(() => null)
      } catch {
        // Then the phone may sleep, and sending continues when it wakes.
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
  canvas.width = canvas.height = SIDE
  const context = canvas.getContext('2d')
  const stream = canvas.captureStream(FRAMES)
  const film = page.createElement('video')
  // Every browser on an iPhone is WebKit. Chromium names it too.
  const isWebKit = /AppleWebKit(?!.*Chrome)/.test(navigator.userAgent)
  if (isWebKit) stream.addTrack(silence())
  film.muted = !isWebKit
  film.playsInline = true
  film.setAttribute('aria-hidden', 'true')
  film.srcObject = stream
  page.body.append(film)
  // In the colour of the page, where nobody notices it.
  const draw = () => {
    if (!context) return
    context.fillStyle = getComputedStyle(page.documentElement).backgroundColor
    context.fillRect(0, 0, SIDE, SIDE)
  }
  setInterval(() => film.paused || draw(), 1000 / FRAMES)
  return film
}

function silence(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  if (!track) throw new Error('no sound')
  return track
}

/** While `isNeeded`, the browser asks before the page is left. */
export function createLeaveWarning(page: Window): (isNeeded: boolean) => void {
  const warn = (event: BeforeUnloadEvent) => {
    event.preventDefault()
    // Needed by browsers older than 2023.
    event.returnValue = true
  }
  return (isNeeded) => {
    // A page with this listener is kept out of the back/forward cache.
    if (isNeeded) page.addEventListener('beforeunload', warn)
    else page.removeEventListener('beforeunload', warn)
  }
}
