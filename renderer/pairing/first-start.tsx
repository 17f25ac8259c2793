import { useLanguage } from '../language'
import type { WindowModel } from '../window-state'
import { addressText, folderText } from './address-text'
import { CodeDigits } from './code-digits'
import { LightView } from './light-view'
import { QrCode } from './qr-code'
import { useQrRoom } from './use-qr-room'

/** Nothing has been received yet: the code is the app. */
export function FirstStart({ model }: { model: WindowModel }) {
  const { messages } = useLanguage()
  const { steps, noCamera, ...words } = messages.pairing
  const { url, code, folder } = model.listening
  return (
    <main class="first">
      <div class="first-brand">Snapland</div>
      <div class="first-middle">
        <div class="first-code">
          <QrCode url={url} room={useQrRoom()} />
          <LightView model={model} />
        </div>
        <div class="first-words">
          <h1>{words.title}</h1>
          <ol class="steps">
            <Step what={steps.network.what} how={steps.network.how} />
            <Step what={steps.scan.what} how={steps.scan.how} />
            <Step what={steps.pick.what} how={steps.pick.how(folderText(folder))} />
          </ol>
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
          {words.straight} {words.notEncrypted}
        </p>
        <p>{words.anyone}</p>
      </footer>
    </main>
  )
}

function Step({ what, how }: { what: string; how: string }) {
  return (
    <li>
      <div class="step-what">{what}</div>
      <div class="step-how">{how}</div>
    </li>
  )
}
