import { useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { LANGUAGES, languageName } from '../../contract/language'
import { errorText } from '../../contract/notice'
import {
  ACCEPTS,
  COMPUTER_NAME_LENGTH,
  type OwnSettings,
  type Settings,
  type SettingsView,
  THEMES,
} from '../../contract/settings'
import { useSettings } from '../state/window-store'
import { RoundButton } from '../ui/buttons'
import { Dialog } from '../ui/dialog'
import { useOutcome } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { CommandSetting } from './command-settings'
import { ArrivalSettings, DesktopSettings, NetworkSetting, portOf } from './computer-settings'
import { Choice, Group, Switch, TextSetting } from './controls'
import { FilingSetting, FolderSetting } from './folder-settings'

interface Props {
  view: SettingsView
  bridge: Bridge
  onClose: () => void
}

/** The dialog while it is open. */
export function SettingsLayer() {
  const settings = useSettings()
  if (!settings?.open.value) return null
  const close = () => {
    settings.open.value = false
  }
  return <SettingsDialog view={settings.view} bridge={settings.bridge} onClose={close} />
}

/** All settings. Each change applies at once; there is nothing to confirm. */
function SettingsDialog({ view, bridge, onClose }: Props) {
  const { t } = useLanguage()
  const { settings } = view
  const [status, run] = useOutcome('settings')
  const change = (some: Partial<OwnSettings>) => run(bridge.changeSettings(some), '')
  const given = (key: keyof Settings) =>
    view.given.includes(key) ? t('window.settings.given') : null
  return (
    <Dialog title={t('window.settings.title')} onClose={onClose}>
      <div class="settings">
        <Group title={t('window.settings.groups.receiving')}>
          <FolderSetting
            folder={view.folder}
            fixed={given('folder')}
            onChoose={() => run(bridge.chooseFolder(), '')}
          />
          <FilingSetting
            value={view.folderTemplate}
            fixed={given('folderTemplate')}
            preview={bridge.previewFiling}
            onChange={(folderTemplate) => change({ folderTemplate })}
          />
          <Choice
            label={t('window.settings.receive')}
            value={view.accept}
            options={[
              ['photos', t('window.settings.photosOnly')],
              ['media', t('window.settings.photosAndVideos')],
              ['any', t('window.settings.anyFile')],
            ]}
            fixed={given('accept')}
            onChange={(value) =>
              change({ accept: ACCEPTS.find((each) => each === value) ?? 'media' })
            }
          />
          <Switch
            label={t('window.settings.jpegOfHeic')}
            note={t('window.settings.jpegOfHeicNote')}
            checked={settings.jpegOfHeic}
            onChange={(jpegOfHeic) => change({ jpegOfHeic })}
          />
          <CommandSetting
            command={view.command}
            line={view.commandLine}
            fixed={given('command')}
            onChoose={() => run(bridge.chooseCommand(), '')}
            onArguments={(line) => {
              const asked = bridge.setCommandArguments(line)
              run(
                asked.then(() => {}),
                '',
              )
              return asked.catch(() => true)
            }}
            onRemove={() => run(bridge.removeCommand(), '')}
          />
        </Group>
        <Group title={t('window.settings.groups.arrival')}>
          <ArrivalSettings view={view} onChange={change} />
        </Group>
        <Group title={t('window.settings.groups.phones')}>
          <Switch
            label={t('window.settings.askFirst')}
            checked={settings.askFirst}
            onChange={(askFirst) => change({ askFirst })}
          />
          <TextSetting
            label={t('window.settings.computer')}
            value={view.computer}
            placeholder={view.computer}
            longest={COMPUTER_NAME_LENGTH}
            fixed={given('computer')}
            onChange={(text) => change({ computer: text || null })}
          />
          <NetworkSetting view={view} onChange={(network) => change({ network })} />
          <TextSetting
            label={t('window.settings.port')}
            value={view.given.includes('port') ? `${view.port}` : `${settings.port ?? ''}`}
            placeholder={t('window.settings.portNow', { port: String(view.port) })}
            longest={5}
            fixed={given('port')}
            wrong={(text) => (portOf(text) === undefined ? t('window.settings.portWrong') : null)}
            onChange={(text) => change({ port: portOf(text) ?? null })}
          />
          <Switch
            label={t('window.settings.encrypted')}
            note={t('window.settings.encryptedNote')}
            checked={view.encrypted}
            fixed={given('encrypted')}
            onChange={(encrypted) => change({ encrypted })}
          />
        </Group>
        <Group title={t('window.settings.groups.program')}>
          <Choice
            label={t('window.settings.language')}
            value={settings.language ?? 'system'}
            options={[
              ['system', t('window.settings.themeNames.system')],
              ...LANGUAGES.map((each) => [each, languageName(each)] as const),
            ]}
            onChange={(value) =>
              change({ language: LANGUAGES.find((each) => each === value) ?? null })
            }
          />
          <Choice
            label={t('window.settings.theme')}
            value={settings.theme}
            options={THEMES.map((each) => [each, t(`window.settings.themeNames.${each}`)] as const)}
            onChange={(value) =>
              change({ theme: THEMES.find((each) => each === value) ?? 'system' })
            }
          />
          <DesktopSettings
            view={view}
            onChange={change}
            onStartAtLogin={(wanted) => run(bridge.setStartAtLogin(wanted), '')}
          />
        </Group>
      </div>
      <p class="settings-status" role="status">
        {status || (view.notice && errorText(t, view.notice))}
      </p>
    </Dialog>
  )
}

/** A setting that could not be applied, until it is dismissed or corrected. */
export function SettingsNotice() {
  const { t } = useLanguage()
  const settings = useSettings()
  const [dismissed, setDismissed] = useState<string | null>(null)
  const notice = settings?.view.notice ?? null
  const text = notice && errorText(t, notice)
  if (text === null || text === dismissed) return null
  return (
    <div class="notice" data-tone="warn">
      <p class="notice-what">{t('window.settings.problem')}</p>
      <p class="notice-next">{text}</p>
      <RoundButton label={t('window.notice.dismiss')} onClick={() => setDismissed(text)}>
        <Cross />
      </RoundButton>
    </div>
  )
}
