import type { Command } from '../state/commands'

const PATHS: Record<Command, string> = {
  open: 'M14 5h5v5M19 5l-8 8M17 14v4a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 5 18V9a1.500 1.500 0 0 1 1.500-1.500H10',
  compare: 'M4 5.500h6.500v13H4zM13.500 5.500H20v13h-6.500z',
  copyImage: 'M9 9h10v10H9zM15 9V5H5v10h4M9 17l3.500-3.500L16 17',
  copySize: 'M4 8.500h16v7H4zM8 8.500v3M12 8.500v4M16 8.500v3',
  showInFolder: 'M4 18V6.500h5.500l2 2.500H20v9zM4 12h16',
  saveCopies: 'M12 4v11M7.500 11l4.500 4.500L16.500 11M5 19.500h14',
  exportZip: 'M5 8h14v11.500H5zM4 4.500h16V8H4zM12 8v2M12 12v2M10.500 16h3',
  exportCsv: 'M5 5h14v14H5zM5 10h14M5 14.500h14M11 5v14',
  trash:
    'M5 7h14M9.500 7V4.500h5V7M7 7l.8 12.500h8.400L17 7M10.500 10.500v5.500M13.500 10.500v5.500',
}

export const CommandIcon = ({ command }: { command: Command }) => (
  <svg
    class={command === 'open' ? 'icon icon-mirrors' : 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    <path d={PATHS[command]} />
  </svg>
)
