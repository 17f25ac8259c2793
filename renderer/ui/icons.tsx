/** Drawn with the colour of the text around them; the button names itself. */
export const Cross = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 6l12 12M18 6L6 18" />
  </svg>
)

export const Gear = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="3" />
    <path d="M19.400 15a1.700 1.700 0 0 0 .340 1.870l.060.060a2 2 0 1 1-2.830 2.830l-.060-.060a1.700 1.700 0 0 0-2.880 1.200V21a2 2 0 1 1-4 0v-.090a1.700 1.700 0 0 0-2.900-1.200l-.060.060a2 2 0 1 1-2.830-2.830l.060-.060a1.700 1.700 0 0 0-1.200-2.880H3a2 2 0 1 1 0-4h.090a1.700 1.700 0 0 0 1.200-2.900l-.060-.060a2 2 0 1 1 2.830-2.830l.060.060a1.700 1.700 0 0 0 2.880-1.200V3a2 2 0 1 1 4 0v.090a1.700 1.700 0 0 0 2.880 1.200l.060-.060a2 2 0 1 1 2.830 2.830l-.060.060a1.700 1.700 0 0 0 1.200 2.880H21a2 2 0 1 1 0 4h-.090a1.700 1.700 0 0 0-1.510 1z" />
  </svg>
)

export const PLANE = 'M20 4L3.500 10.500l7 3 3 7zM20 4l-9.500 9.500'
export const PaperPlane = () => (
  <svg class="icon icon-mirrors" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PLANE} />
  </svg>
)

export const Down = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 10l5 5 5-5" />
  </svg>
)

export const Up = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 14l5-5 5 5" />
  </svg>
)

export const Tick = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 13l5 5 9-11" />
  </svg>
)

/** Points where reading comes from or goes to: styles/page.css mirrors it. */
export const Chevron = ({ to }: { to: 'back' | 'on' }) => (
  <svg class="icon icon-mirrors" viewBox="0 0 24 24" aria-hidden="true">
    <path d={to === 'back' ? 'M14.500 5l-7 7 7 7' : 'M9.500 5l7 7-7 7'} />
  </svg>
)

export const Star = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 4.200l2.400 5 5.400.700-4 3.800 1 5.400-4.800-2.700-4.800 2.700 1-5.400-4-3.800 5.400-.700z" />
  </svg>
)

export const MagnifyingGlass = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="10.500" cy="10.500" r="6" />
    <path d="M15 15l5 5" />
  </svg>
)
