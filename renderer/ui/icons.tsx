import type { Command } from '../state/commands'

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

export const Info = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8" />
    <path d="M12 11v5M12 8v.2" />
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

const PATHS: Record<Command, string> = {
  open: 'M14 5h5v5M19 5l-8 8M17 14v4a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 5 18V9a1.500 1.500 0 0 1 1.500-1.500H10',
  compare: 'M4 5.500h6.500v13H4zM13.500 5.500H20v13h-6.500z',
  copyImage: 'M9 9h10v10H9zM15 9V5H5v10h4M9 17l3.500-3.500L16 17',
  copySize: 'M4 8.500h16v7H4zM8 8.500v3M12 8.500v4M16 8.500v3',
  showInFolder: 'M4 18V6.500h5.500l2 2.500H20v9zM4 12h16',
  saveCopies: 'M12 4v11M7.500 11l4.500 4.500L16.500 11M5 19.500h14',
  sendToPhone: PLANE,
  exportZip: 'M5 8h14v11.500H5zM4 4.500h16V8H4zM12 8v2M12 12v2M10.500 16h3',
  exportCsv: 'M5 5h14v14H5zM5 10h14M5 14.500h14M11 5v14',
  star: 'M12 4.200l2.400 5 5.400.700-4 3.800 1 5.400-4.800-2.700-4.800 2.700 1-5.400-4-3.800 5.400-.700z',
  trash:
    'M5 7h14M9.500 7V4.500h5V7M7 7l.8 12.500h8.400L17 7M10.500 10.500v5.500M13.500 10.500v5.500',
}

export const CommandIcon = ({ command }: { command: Command }) => (
  <svg
    class={command === 'open' || command === 'sendToPhone' ? 'icon icon-mirrors' : 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <path d={PATHS[command]} />
  </svg>
)
