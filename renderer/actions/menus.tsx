import { useCallback, useState } from 'preact/hooks'
import { countedKey } from '../../contract/counted'
import { COMMANDS, type Command, isPossible, keysText } from '../state/commands'
import type { Tile } from '../state/tiles'
import { type LanguageOf, useLanguage } from '../ui/language'
import { Menu, type MenuItem } from '../ui/menu'

interface Props {
  /** What would be exported; may be nothing. */
  photos: readonly Tile[]
  onExport: (command: 'exportZip' | 'exportCsv') => void
}

/** Exports what is selected, or else all that is shown. */
export function ExportButton({ photos, onExport }: Props) {
  const { t, direction } = useLanguage()
  const [at, setAt] = useState<{ x: number; y: number } | null>(null)
  const onClose = useCallback(() => setAt(null), [])
  const count = photos.length
  const [zip, csv] = [
    countedKey('window.actions.exportZipOf', photos),
    countedKey('window.actions.exportCsvOf', photos),
  ]
  const items: MenuItem[] = [
    { label: t(zip, { count }), run: () => onExport('exportZip') },
    { label: t(csv, { count }), run: () => onExport('exportCsv') },
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
        {t('window.actions.export')}
      </button>
      {at && <Menu label={t('window.actions.export')} items={items} at={at} onClose={onClose} />}
    </>
  )
}

/** The context menu of photos: all commands; those that do not apply are disabled. */
export function photoMenu(
  photos: readonly Tile[],
  { t }: Pick<LanguageOf, 't'>,
  isMac: boolean,
  onEnlarge: () => void,
  onCommand: (command: Command) => void,
): MenuItem[] {
  const saved = photos.filter((photo) => photo.saved)
  const enlarge = {
    label: t('window.actions.enlarge'),
    keys: isMac ? '⏎' : 'Enter',
    run: onEnlarge,
  }
  return [
    enlarge,
    ...COMMANDS.map((command) => ({
      label: t(`window.actions.names.${command}`),
      keys: keysText(command, isMac),
      disabled: !isPossible(command, saved),
      apart: command === 'copyImage' || command === 'saveCopies' || command === 'trash',
      run: () => onCommand(command),
    })),
  ]
}
