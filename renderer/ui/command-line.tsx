import { useLanguage } from './language'

/** A command for a terminal, and the button that copies it. */
export function CommandLine({ command, onCopy }: { command: string; onCopy: () => void }) {
  const { t } = useLanguage()
  return (
    <>
      <code dir="ltr">{command}</code>
      <button type="button" class="plain" onClick={onCopy}>
        {t('window.checklist.copyCommand')}
      </button>
    </>
  )
}
