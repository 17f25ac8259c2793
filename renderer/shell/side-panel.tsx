import type { ComponentChildren } from 'preact'
import type { Bridge } from '../../contract/bridge'
import type { Actions } from '../actions/use-actions'
import { HelpButton } from '../pairing/checklist'
import { CodeCard } from '../pairing/code-card'
import { TypingClosed } from '../pairing/typing-closed'
import type { WindowModel } from '../state/window-state'
import { SettingsButton } from '../ui/buttons'
import { encryptionText, folderText } from '../ui/format'
import { useOutcome } from '../ui/hooks'
import { StatusView, Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'

interface Props {
  model: WindowModel
  bridge: Bridge
  actions: Pick<Actions, 'copyAddress'>
  /** The phones that are there. */
  children: ComponentChildren
}

/** The code beside the photos, and everything about who may reach this computer and how. */
export function SidePanel({ model, bridge, actions, children }: Props) {
  const { t } = useLanguage()
  const { url, folder } = model.listening
  const [status, run] = useOutcome(folder)
  return (
    <aside class="panel" aria-label={t('window.panel.label')}>
      <div class="panel-brand">
        <h1>Snapland</h1>
        <SettingsButton />
      </div>
      <CodeCard model={model} bridge={bridge} onCopyAddress={actions.copyAddress} />
      <StatusView model={model} onDismiss={bridge.dismissPhone} />
      <HelpButton model={model} bridge={bridge} />
      <TypingClosed listening={model.listening} bridge={bridge} />
      {children}
      <div class="panel-end">
        <button
          type="button"
          class="open-folder"
          title={folder}
          onClick={() => run(bridge.openFolder(), '')}
        >
          {t('window.panel.openFolder')}
          <span>
            <bdi>{folderText(folder)}</bdi>
          </span>
        </button>
        <p class="panel-status" role="status">
          {status}
        </p>
        <p class="panel-note">
          <Unbroken text={encryptionText(url, t)} />
        </p>
      </div>
    </aside>
  )
}
