import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { WindowModel } from '../state/window-state'
import { addressText, folderText, isEncrypted } from '../ui/address-text'
import { SettingsButton, WallButton } from '../ui/buttons'
import { CodeDigits, StatusView, Unbroken } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'
import { Checklist, useNobodyCame } from './checklist'
import { CertificateNote, CodeActions, NetworkChooser } from './code-controls'

interface Props {
  model: WindowModel
  bridge: Bridge
  onWall: () => void
}

/** Nothing has been received yet: the code is the app. */
export function FirstStart({ model, bridge, onWall }: Props) {
  const { messages } = useLanguage()
  const { noCamera, ...words } = messages.pairing
  const { url, code, address } = model.listening
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
              <h1>{messages.help.title}</h1>
              <Checklist listening={model.listening} bridge={bridge} />
            </>
          ) : (
            <Steps folder={model.listening.folder} />
          )}
          <CertificateNote url={url} />
          <p class="no-camera">
            {noCamera[0]}
            <b>{addressText(url)}</b>
            {noCamera[1]}
            <CodeDigits code={code} />
            {noCamera[2]}
          </p>
        </div>
      </div>
      <footer class="first-footer">
        <p>
          <Unbroken
            text={`${words.straight} ${isEncrypted(url) ? words.encrypted : words.notEncrypted}`}
          />
        </p>
        <p>{words.anyone}</p>
      </footer>
    </main>
  )
}

function Steps({ folder }: { folder: string }) {
  const { title, steps } = useLanguage().messages.pairing
  return (
    <>
      <h1>{title}</h1>
      <ol class="steps">
        <Step what={steps.network.what} how={steps.network.how} />
        <Step what={steps.scan.what} how={steps.scan.how} />
        <Step what={steps.pick.what} how={steps.pick.how(folderText(folder))} />
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

/** CSS pixels for the large code: it grows with the window, so that a phone at the back of a size reads it too. */
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
