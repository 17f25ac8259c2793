import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { WindowModel } from '../state/window-state'
import { AddressButton, SettingsButton, WallButton } from '../ui/buttons'
import { encryptionText, folderText } from '../ui/format'
import { CodeDigits, StatusView, Unbroken, withElements } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'
import { Checklist, useNobodyCame } from './checklist'
import { CertificateNote, CodeActions, NetworkChooser } from './code-controls'
import { TypingClosed } from './typing-closed'

interface Props {
  model: WindowModel
  bridge: Bridge
  onWall: () => void
  onCopyAddress: (url: string) => void
  /** The phones that are there. */
  children: ComponentChildren
}

/** Nothing has been received yet: the code is the app. */
export function FirstStart({ model, bridge, onWall, onCopyAddress, children }: Props) {
  const { t } = useLanguage()
  const { url, code, address, typingOpensAt } = model.listening
  const nobodyCame = useNobodyCame(model)
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
          <StatusView model={model} />
          <CodeActions listening={model.listening} bridge={bridge} />
        </div>
        <div class="first-words">
          {nobodyCame ? (
            <>
              <h1>{t('window.checklist.title')}</h1>
              <Checklist listening={model.listening} bridge={bridge} />
            </>
          ) : (
            <Steps folder={model.listening.folder} />
          )}
          <CertificateNote url={url} />
          <div class="no-camera">
            {typingOpensAt === null && (
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
            <TypingClosed listening={model.listening} bridge={bridge} />
          </div>
          {children}
        </div>
      </div>
      <footer class="first-footer">
        <p>
          <Unbroken text={`${t('window.pairing.straight')} ${encryptionText(url, t)}`} />
        </p>
        <p>{t('window.pairing.anyone')}</p>
      </footer>
    </main>
  )
}

function Steps({ folder }: { folder: string }) {
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('window.pairing.title')}</h1>
      <ol class="steps">
        <Step
          what={t('window.pairing.steps.network.what')}
          how={t('window.pairing.steps.network.how')}
        />
        <Step what={t('window.pairing.steps.scan.what')} how={t('window.pairing.steps.scan.how')} />
        <Step
          what={t('window.pairing.steps.pick.what')}
          how={t('window.pairing.steps.pick.how', { folder: folderText(folder) })}
        />
      </ol>
    </>
  )
}

function Step({ what, how }: { what: string; how: string }) {
  return (
    <li>
      <div class="step-what">{what}</div>
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
