import { useCallback, useState } from 'preact/hooks'
import { COMMANDS, type Command, isPossible, keysText } from '../state/commands'
import type { Tile } from '../state/tiles'
import { type LanguageOf, useLanguage } from '../ui/language'
import { Menu, type MenuItem } from '../ui/menu'

interface Props {
  /** How many photos would be exported; 0 leaves nothing to export. */
  count: number
  onExport: (command: 'exportZip' | 'exportCsv') => void
}

/** Exports what is selected, or else all that is shown. */
export function ExportButton({ count, onExport }: Props) {
  const { messages, direction } = useLanguage()
  const words = messages.actions
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const onClose = useCallback(() => setAt(null), [])
  const items: MenuItem[] = [
    { label: words.exportZipOf(count), run: () => onExport('exportZip') },
    { label: words.exportCsvOf(count), run: () => onExport('exportCsv') },
  ]
  return (
    <>
      <button
        type="button"
        class="field with-chevron"
        aria-haspopup="menu"
        aria-expanded={at !== null}
        disabled={count === 0}
        onClick={({ currentTarget }) => {
          const { left, right, bottom } = currentTarget.getBoundingClientRect()
          setAt({ x: direction === 'ltr' ? left : right, y: bottom + 4 })
        }}
      >
        {words.export}
      </button>
      {at && <Menu label={words.export} items={items} at={at} onClose={onClose} />}
    </>
  )
}

/** The context menu of photos: to enlarge them, and every command; what does not work for these is greyed out. */
export function photoMenu(
  photos: readonly Tile[],
  { messages }: Pick<LanguageOf, 'messages'>,
  isMac: boolean,
  onEnlarge: () => void,
  onCommand: (command: Command) => void,
): MenuItem[] {
  const words = messages.actions
  const saved = photos.filter((photo) => photo.saved)
  const enlarge = { label: words.enlarge, keys: isMac ? '⏎' : 'Enter', run: onEnlarge }
  return [
    enlarge,
    ...COMMANDS.map((command) => ({
      label: words.names[command],
      keys: keysText(command, isMac),
      disabled: !isPossible(command, saved),
      apart: command === 'copyImage' || command === 'saveCopies' || command === 'trash',
      run: () => onCommand(command),
    })),
  ]
}
