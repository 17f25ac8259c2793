import type { Bridge } from '../../contract/bridge'
import { HelpButton } from '../pairing/checklist'
import { CertificateNote, CodeActions, NetworkChooser } from '../pairing/code-controls'
import { TypingClosed } from '../pairing/typing-closed'
import { PhoneList } from '../phones/phone-list'
import { UnfinishedList } from '../phones/unfinished-list'
import type { WindowModel } from '../state/window-state'
import type { WindowStore } from '../state/window-store'
import { SettingsButton } from '../ui/buttons'
import { addressText, encryptionText, folderText } from '../ui/format'
import { useOutcome } from '../ui/hooks'
import { CodeDigits, StatusView, Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'

const QR_SIZE = 248

interface Props {
  model: WindowModel
  bridge: Bridge
  onGiveUp: (uploadIds: string[]) => void
  onHanded: WindowStore['handed']
}

/** The code beside the photos, and everything about who may reach this computer and how. */
export function SidePanel({ model, bridge, onGiveUp, onHanded }: Props) {
  const { t } = useLanguage()
  const { url, code, folder, typingOpensAt } = model.listening
  const [status, run] = useOutcome(folder)
  return (
    <aside class="panel" aria-label={t('window.panel.label')}>
      <div class="panel-brand">
        <h1>Snapland</h1>
        <SettingsButton />
      </div>
      <SnaplandCode listening={model.listening} size={QR_SIZE} />
      <StatusView model={model} />
      <CertificateNote url={url} short />
      <HelpButton model={model} bridge={bridge} />
      <dl class="rows">
        <dt>{t('window.panel.network')}</dt>
        <dd>
          <NetworkChooser listening={model.listening} bridge={bridge} />
        </dd>
        <dt>{t('window.panel.address')}</dt>
        <dd>{addressText(url)}</dd>
        {typingOpensAt === null && (
          <>
            <dt>{t('window.panel.code')}</dt>
            <dd>
              <CodeDigits code={code} />
            </dd>
          </>
        )}
      </dl>
      <TypingClosed listening={model.listening} bridge={bridge} />
      <CodeActions listening={model.listening} bridge={bridge} />
      <PhoneList
        phones={model.phones}
        tiles={model.tiles}
        isReceiving={[...model.uploads.values()].some(({ state }) => state === 'arriving')}
        handings={model.handings}
        bridge={bridge}
        onHanded={onHanded}
      />
      <UnfinishedList uploads={model.uploads} phones={model.phones} onGiveUp={onGiveUp} />
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
