import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { letterOf } from '../state/commands'
import { RoundButton } from '../ui/buttons'
import { useDocumentKeys } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { unloadVideo } from '../ui/video-frame'

interface Props {
  /** Address of the video. */
  src: string
  /** Address of a picture of it, which is shown until it plays. */
  poster: string
  name: string
  /** What the file says, milliseconds; null where it does not. */
  duration: number | null
  /** Whether it plays at once. */
  isStarted?: boolean
  /** Of two players, one hears the keys. */
  hearsKeys: boolean
  /** Chromium cannot decode it. */
  onFail: () => void
  /** Puts the video into its place. */
  children: (video: ComponentChildren) => ComponentChildren
}

/** A video that plays when it is told to, by a click, Space on its button, or K; M mutes it. */
export function Player({
  src,
  poster,
  name,
  duration,
  isStarted = false,
  hearsKeys,
  onFail,
  children,
}: Props) {
  const { t, format } = useLanguage()
  const video = useRef<HTMLVideoElement>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const [isMuted, setIsMuted] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [loaded, setLoaded] = useState<number | null>(null)
  const length = loaded ?? (duration === null ? null : duration / 1000)

  useEffect(() => {
    const shown = video.current
    return () => void (shown && unloadVideo(shown))
  }, [])

  function toggle(): void {
    const shown = video.current
    if (!shown) return
    // It may be paused, or fail, before it has begun.
    if (shown.paused) shown.play().catch(() => {})
    else shown.pause()
  }
  function toggleSound(): void {
    if (video.current) video.current.muted = !video.current.muted
  }
  function seek(to: number): void {
    if (video.current) video.current.currentTime = to
    setSeconds(to)
  }
  useDocumentKeys((event) => {
    if (!hearsKeys || event.ctrlKey || event.metaKey || event.altKey) return
    const letter = letterOf(event)
    if (letter === 'k') toggle()
    if (letter === 'm') toggleSound()
  })

  const element = (
    // biome-ignore lint/a11y/useMediaCaption: a phone's video has none
    <video
      ref={video}
      class="picture-full picture-video"
      data-state="shown"
      src={src}
      poster={poster}
      aria-label={name}
      preload="metadata"
      autoPlay={isStarted}
      playsInline
      disablePictureInPicture
      disableRemotePlayback
      onClick={toggle}
      onLoadedMetadata={({ currentTarget }) => {
        // Of a video whose pictures it cannot decode Chromium would play the sound.
        if (currentTarget.videoWidth === 0) onFail()
        if (Number.isFinite(currentTarget.duration)) setLoaded(currentTarget.duration)
      }}
      onDurationChange={({ currentTarget }) => {
        if (Number.isFinite(currentTarget.duration)) setLoaded(currentTarget.duration)
      }}
      onPlay={() => setIsPlaying(true)}
      onPause={() => setIsPlaying(false)}
      onTimeUpdate={({ currentTarget }) => setSeconds(currentTarget.currentTime)}
      onVolumeChange={({ currentTarget }) => setIsMuted(currentTarget.muted)}
      onError={onFail}
    />
  )
  const stop = (event: Event) => event.stopPropagation()
  return (
    <>
      {children(element)}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the stage must not hear what is meant for these */}
      <div class="player-bar" onDblClick={stop} onPointerDown={stop} onWheel={stop}>
        <RoundButton
          isFirst
          label={t(isPlaying ? 'window.lightbox.pause' : 'window.lightbox.play')}
          onClick={toggle}
        >
          {isPlaying ? <Pause /> : <Play />}
        </RoundButton>
        <input
          type="range"
          class="player-seek"
          aria-label={t('window.lightbox.seek')}
          aria-valuetext={format.spokenDuration(seconds * 1000)}
          min={0}
          max={length ?? 0}
          step={0.1}
          disabled={length === null}
          value={seconds}
          // Its arrow keys do not show the next photo.
          onKeyDown={stop}
          onInput={({ currentTarget }) => seek(currentTarget.valueAsNumber)}
        />
        <span class="player-time">
          {format.duration(seconds * 1000)}
          {length !== null && ` / ${format.duration(length * 1000)}`}
        </span>
        <RoundButton
          label={t(isMuted ? 'window.lightbox.unmute' : 'window.lightbox.mute')}
          onClick={toggleSound}
        >
          <Loudspeaker isMuted={isMuted} />
        </RoundButton>
      </div>
    </>
  )
}

const Play = () => (
  <svg class="icon icon-filled" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M8 5.5v13l11-6.500z" />
  </svg>
)

const Pause = () => (
  <svg class="icon icon-filled" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 5h3.500v14H7zM13.500 5H17v14h-3.500z" />
  </svg>
)

const Loudspeaker = ({ isMuted }: { isMuted: boolean }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z" />
    <path
      d={
        isMuted
          ? 'M16 9.500l5 5M21 9.500l-5 5'
          : 'M15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11'
      }
    />
  </svg>
)
