import { useCallback, useState } from 'preact/hooks'
import { countedKey } from '../../contract/counted'
import { BY_HAND, type Sender } from '../../contract/photo'
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

/**
 * The context menu of photos: all commands, those that do not apply disabled; and what is done
 * about the one that sent them, which may have left long ago.
 */
export function photoMenu(
  photos: readonly Tile[],
  { t }: Pick<LanguageOf, 't'>,
  isMac: boolean,
  verbs: {
    onEnlarge: () => void
    onCommand: (command: Command) => void
    onRemovePhone: (sender: Sender) => void
  },
): MenuItem[] {
  const saved = photos.filter((photo) => photo.saved)
  const sender = photos[0]?.sender
  const isOfOne = sender && photos.every((photo) => photo.sender.id === sender.id)
  const enlarge = {
    label: t('window.actions.enlarge'),
    keys: isMac ? '⏎' : 'Enter',
    run: verbs.onEnlarge,
  }
  return [
    enlarge,
    ...COMMANDS.map((command) => ({
      label: t(`window.actions.names.${command}`),
      keys: keysText(command, isMac),
      disabled: !isPossible(command, saved),
      isDanger: command === 'trash',
      apart: command === 'copyImage' || command === 'saveCopies' || command === 'trash',
      run: () => verbs.onCommand(command),
    })),
    ...(isOfOne && sender.id !== BY_HAND.id
      ? [
          {
            label: t('window.phones.remove', { name: sender.name }),
            apart: true,
            run: () => verbs.onRemovePhone(sender),
          },
        ]
      : []),
  ]
}
