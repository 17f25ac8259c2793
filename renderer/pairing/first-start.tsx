import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Listening } from '../../contract/receiver-event'
import { isNobodyThere, statusOf } from '../../contract/status'
import { coveredBy } from '../state/covered'
import type { WindowModel } from '../state/window-state'
import { AddressButton, SettingsButton, WallButton } from '../ui/buttons'
import { addressText, encryptionText, folderText } from '../ui/format'
import { CodeDigits, StatusView, Unbroken, withElements } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'
import { Checklist, useNobodyCame } from './checklist'
import { CertificateNote, CodeActions, NetworkChooser } from './code-controls'
import { TypingClosed } from './typing-closed'
import { Unreachable } from './unreachable'

interface Props {
  model: WindowModel
  bridge: Bridge
  onWall: () => void
  onCopyAddress: (url: string) => void
  /** The phones that are there, in the place of the steps. */
  children: ComponentChildren
}

/** Nothing has been received yet: the code is the app. */
export function FirstStart({ model, bridge, onWall, onCopyAddress, children }: Props) {
  const { t } = useLanguage()
  const { url, localUrl, code, address, typingOpensAt } = model.listening
  const cause = coveredBy(model.listening)
  const nobodyCame = useNobodyCame(model)
  const hasHappened = useHasHappened(model)
  const hasPhones = model.phones.length + model.handings.length > 0
  const straight = isOverWifi(model.listening) ? 'straight' : 'straightCable'
  return (
    <main class="first">
      <div class="first-brand">
        <span>Snapland</span>
        {address.kind === 'loopback' ? (
          <span />
        ) : (
          <NetworkChooser listening={model.listening} bridge={bridge} />
        )}
        <div class="first-tools">
          <WallButton onOpen={onWall} />
          <SettingsButton />
        </div>
      </div>
      <div class="first-middle">
        <div class="first-code">
          <SnaplandCode listening={model.listening} size={useCodeSize()} />
          {/* Where nobody can send its place stays, so that the code does. */}
          <p class="first-who" data-silent={cause !== null || model.listening.stopped}>
            {t('window.pairing.who')}
          </p>
          <StatusView model={model} onDismiss={bridge.dismissPhone} />
          <CodeActions listening={model.listening} bridge={bridge} isIdle={!hasHappened} />
        </div>
        <div class="first-words">
          <h1>
            {t(nobodyCame && cause === null ? 'window.checklist.title' : 'window.pairing.title')}
          </h1>
          <div class="first-steps" data-taken={hasPhones}>
            {cause ? (
              <Unreachable cause={cause} listening={model.listening} bridge={bridge} />
            ) : nobodyCame ? (
              <Checklist listening={model.listening} bridge={bridge} />
            ) : (
              <Steps listening={model.listening} />
            )}
            <div>{children}</div>
          </div>
          {cause === null && <CertificateNote url={url} />}
          <div class="no-camera">
            {typingOpensAt === null && cause === null && (
              <p>
                {withElements(
                  t('window.pairing.noCamera', { address: '{address}', code: '{code}' }),
                  {
                    address: (
                      <b>
                        <AddressButton url={url} onCopy={() => onCopyAddress(url)} />
                      </b>
                    ),
                    code: <CodeDigits code={code} />,
                  },
                )}
              </p>
            )}
            {localUrl !== null && typingOpensAt === null && cause === null && (
              <p>{t('window.pairing.localName', { address: addressText(localUrl) })}</p>
            )}
            <TypingClosed listening={model.listening} bridge={bridge} />
          </div>
        </div>
      </div>
      <footer class="first-footer">
        <Unbroken text={`${t(`window.pairing.${straight}`)} ${encryptionText(url, t)}`} />
      </footer>
    </main>
  )
}

function Steps({ listening }: { listening: Listening }) {
  const { t } = useLanguage()
  const { wifiName, folder } = listening
  const network = isOverWifi(listening) ? 'network' : 'cable'
  return (
    <ol class="steps">
      <Step
        what={
          wifiName === null
            ? t(`window.pairing.steps.${network}.what`)
            : t('window.pairing.steps.network.named', { name: wifiName })
        }
        how={t(`window.pairing.steps.${network}.how`)}
      />
      <Step what={t('window.pairing.steps.scan.what')} how={t('window.pairing.steps.scan.how')} />
      <Step
        what={t('window.pairing.steps.pick.what')}
        how={t('window.pairing.steps.pick.how', { folder: folderText(folder) })}
      />
    </ol>
  )
}

/** Whether this computer is in a Wi-Fi; where there is no network, it should be. */
const isOverWifi = ({ address, wifiName }: Listening): boolean =>
  wifiName !== null || address.kind === 'wifi' || address.kind === 'loopback'

/** Whether anything has happened since this screen came: before, there is nothing to stop. */
function useHasHappened(model: WindowModel): boolean {
  const has = useRef(false)
  has.current ||= !isNobodyThere(statusOf(model))
  return has.current
}

function Step({ what, how }: { what: string; how: string }) {
  return (
    <li>
      <div class="step-what">
        <Unbroken text={what} />
      </div>
      <div class="step-how">
        <Unbroken text={how} />
      </div>
    </li>
  )
}

/** Side of the large code, CSS pixels: it grows with the window, to be scanned from a distance. */
const codeSizeIn = (windowHeight: number): number =>
  Math.round(Math.min(620, Math.max(270, windowHeight * 0.46)))

function useCodeSize(): number {
  const [size, setSize] = useState(() => codeSizeIn(window.innerHeight))
  useEffect(() => {
    const onResize = () => setSize(codeSizeIn(window.innerHeight))
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return size
}
