import type { ReadonlySignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Bridge } from '../contract/bridge'
import { PhotosFoot } from './actions/photos-foot'
import { useActions } from './actions/use-actions'
import { CommandNotice } from './notices/command-notice'
import { NoticeList } from './notices/notice-list'
import { FirstStart } from './pairing/first-start'
import { NetworkCheck } from './pairing/network-check'
import { AskCards } from './phones/ask-cards'
import { Departures } from './phones/departures'
import { PhoneList } from './phones/phone-list'
import { UnfinishedList } from './phones/unfinished-list'
import { SettingsLayer, SettingsNotice } from './settings/settings-dialog'
import { AboutDialog } from './shell/about-dialog'
import { Photos } from './shell/photos'
import { useMenuCommands } from './state/menu-commands'
import { COMMAND } from './state/window-state'
import { useSettings, type WindowStore } from './state/window-store'
import { noticeSentence } from './ui/format'
import { useGlides } from './ui/glide'
import { useLanguage } from './ui/language'
import { useWallOpen, Wall } from './wall/wall'

interface Props {
  bridge: Bridge
  store: WindowStore
  /** Announcements of arriving photos and of the status, for screen readers. */
  announcements: readonly ReadonlySignal<string>[]
}

/** The code alone until the first photo has its tile; from then on the code beside the photos. */
export function App({ bridge, store, announcements }: Props) {
  const actions = useActions(bridge)
  const [wall, setWall] = useWallOpen(bridge)
  const [isAbout, setAbout] = useState(false)
  const [checking, setChecking] = useState(false)
  const model = store.model.value
  const failure = store.failure.value
  const settings = useSettings()
  const stopped = model?.listening.stopped
  const { attempt } = actions
  const isFirst = model?.tiles.length === 0
  useGlides(isFirst)
  useMenuCommands({
    settings:
      settings &&
      (() => {
        settings.open.value = true
      }),
    openFolder: () => attempt(bridge.openFolder()),
    checkNetwork: model ? () => setChecking(true) : undefined,
    openLog: () => attempt(bridge.openLog()),
    about: () => setAbout(true),
    stop: stopped === false ? () => attempt(bridge.setStopped(true)) : undefined,
    resume: stopped === true ? () => attempt(bridge.setStopped(false)) : undefined,
    copyAddress: model ? () => actions.copyAddress(model.listening.url) : undefined,
    newCode: () => attempt(bridge.renewCode()),
    wall: () => setWall(true),
    keepAbove:
      settings &&
      (() => attempt(bridge.changeSettings({ keepAbove: !settings.view.settings.keepAbove }))),
  })
  if (failure !== null) return <StartFailed why={failure} />
  if (model === null) return null
  const openWall = () => setWall(true)
  const phones = (
    <>
      <PhoneList
        model={model}
        bridge={bridge}
        onHanded={store.handed}
        onBar={actions.bar}
        isQuiet={isFirst}
      />
      <UnfinishedList uploads={model.uploads} phones={model.phones} onGiveUp={actions.giveUp} />
    </>
  )
  const asks = (
    <AskCards asking={model.asking} phones={model.phones} bridge={bridge} onRefuse={actions.bar} />
  )
  return (
    <>
      {isFirst ? (
        <>
          <FirstStart
            model={model}
            bridge={bridge}
            onWall={openWall}
            onCopyAddress={actions.copyAddress}
          >
            {phones}
          </FirstStart>
          {/* The last photo may just have been thrown away. */}
          <PhotosFoot status={actions.status} />
        </>
      ) : (
        <Photos
          model={model}
          bridge={bridge}
          actions={actions}
          onWall={openWall}
          isBehind={wall !== null}
        >
          {phones}
        </Photos>
      )}
      <NoticeList notices={model.notices} onDismiss={store.dismiss}>
        <SettingsNotice />
        {model.commandFailure && (
          <CommandNotice failure={model.commandFailure} onDismiss={() => store.dismiss(COMMAND)} />
        )}
        <Departures
          departures={model.departures}
          onDismiss={(phoneId) => store.handed('forgetDeparture', phoneId)}
        />
        {wall === null && asks}
      </NoticeList>
      <SettingsLayer />
      {isAbout && <AboutDialog bridge={bridge} onClose={() => setAbout(false)} />}
      {checking && (
        <NetworkCheck
          listening={model.listening}
          bridge={bridge}
          onClose={() => setChecking(false)}
        />
      )}
      {wall !== null && (
        <Wall key={wall} model={model} bridge={bridge} place={wall} onClose={() => setWall(false)}>
          {asks}
        </Wall>
      )}
      {announcements.map((text, at) => (
        <Announced key={at} text={text} />
      ))}
    </>
  )
}

/** For screen readers only. Written only when it changes, because they read every write aloud. */
function Announced({ text }: { text: ReadonlySignal<string> }) {
  return (
    <p class="visually-hidden" role="status">
      {text.value}
    </p>
  )
}

function StartFailed({ why }: { why: unknown }) {
  const { t } = useLanguage()
  return (
    <main class="start-failed">
      <div role="alert">
        <h1>{t('window.startFailed.what')}</h1>
        <p>{noticeSentence(t, why)}</p>
        <p>{t('window.startFailed.next')}</p>
      </div>
    </main>
  )
}
