const RADIUS = 18

/**
 * How much of a photo has arrived.
 * @param share from 0 to 1; null while the length is not known.
 */
export function ProgressRing({ share, paused }: { share: number | null; paused: boolean }) {
  const known = share ?? 0.25
  return (
    <svg
      class={share === null && !paused ? 'ring ring-unknown' : 'ring'}
      data-paused={paused}
      viewBox="0 0 44 44"
      aria-hidden="true"
    >
      <circle class="ring-track" cx="22" cy="22" r={RADIUS} />
      <circle
        class="ring-share"
        cx="22"
        cy="22"
        r={RADIUS}
        pathLength={100}
        stroke-dasharray={`${known * 100} 100`}
      />
      {paused && <path class="ring-pause" d="M18 16v12M26 16v12" />}
    </svg>
  )
}
