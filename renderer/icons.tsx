/** Drawn with the colour of the text around them; the button names itself. */
export const Cross = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 6l12 12M18 6L6 18" />
  </svg>
)

export const Down = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 10l5 5 5-5" />
  </svg>
)

export const Tick = () => (
  <svg class="icon icon-small" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 13l5 5 9-11" />
  </svg>
)

export const Chevron = ({ to }: { to: 'left' | 'right' }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={to === 'left' ? 'M14.500 5l-7 7 7 7' : 'M9.500 5l7 7-7 7'} />
  </svg>
)

export const MagnifyingGlass = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="10.500" cy="10.500" r="6" />
    <path d="M15 15l5 5" />
  </svg>
)
