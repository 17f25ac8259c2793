import { errorText } from '../../contract/notice'
import type { CommandFailure } from '../state/command-failure'
import { useSettings } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { useOutcome } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'

interface Props {
  failure: CommandFailure
  onDismiss: () => void
}

/** The command failed: for how many photos and why, with a way to run it again. */
export function CommandNotice({ failure, onDismiss }: Props) {
  const { t } = useLanguage()
  const settings = useSettings()
  const [status, run] = useOutcome('command')
  const { error, words, count, ids, name } = failure
  return (
    <div class="notice" data-tone="wait">
      <p class="notice-what">{t('window.command.what')}</p>
      <p class="notice-files">
        {count === 1
          ? t('window.command.one', { file: name })
          : t('window.command.several', { count })}
      </p>
      <p class="notice-next">{errorText(t, error)}</p>
      {words !== '' && (
        <p class="notice-words" dir="auto" title={words}>
          {words}
        </p>
      )}
      {settings?.view.command && (
        <>
          <button
            type="button"
            class="plain notice-button"
            onClick={() => run(settings.bridge.runCommand([...ids]), '')}
          >
            {t('window.command.again')}
          </button>
          <p class="panel-status" role="status">
            {status}
          </p>
        </>
      )}
      <RoundButton label={t('window.notice.dismiss')} onClick={onDismiss}>
        <Cross />
      </RoundButton>
    </div>
  )
}
