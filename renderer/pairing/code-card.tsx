import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { coveredBy } from '../state/covered'
import type { WindowModel } from '../state/window-state'
import { AddressButton } from '../ui/buttons'
import { addressText } from '../ui/format'
import { useGlides } from '../ui/glide'
import { useLastKeys } from '../ui/hooks'
import { Down, Up } from '../ui/icons'
import { CodeDigits } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { SnaplandCode } from '../ui/qr-code'
import { CertificateNote, CodeActions, NetworkChooser } from './code-controls'
import { type Fold, foldAt, isFolded } from './fold'
import { Unreachable } from './unreachable'

const QR_SIZE = 248
/** Seen as the code that it is, and not to be scanned. */
const FOLDED_SIZE = 44

interface Props {
  model: WindowModel
  bridge: Bridge
  onCopyAddress: (url: string) => void
}

/**
 * The code beside the photos with its address, digits and buttons, until a phone has come to it:
 * then a line, which a click or N opens.
 */
export function CodeCard({ model, bridge, onCopyAddress }: Props) {
  const { t } = useLanguage()
  const { listening } = model
  const { url, code, stopped, typingOpensAt } = listening
  const [folded, setFolded] = useFold(model)
  const card = useFocusOfOther(folded)
  useGlides(folded)
  useLastKeys(({ key, code, ctrlKey, metaKey, altKey }) => {
    // Where letters are not Latin the key is known by where it is.
    const isN = key.toLowerCase() === 'n' || (code === 'KeyN' && key > '\x7f')
    if (!isN || ctrlKey || metaKey || altKey) return false
    setFolded(!folded)
    return true
  })
  const cause = coveredBy(listening)
  const isTyped = typingOpensAt === null && cause === null
  const place = cause ? t(`window.covered.by.${cause.code}`) : addressText(url)
  if (folded)
    return (
      <div class="code-card" ref={card}>
        <button
          type="button"
          class="code-line"
          data-folds
          title={`${t('window.panel.showCode')} (N)`}
          onClick={() => setFolded(false)}
        >
          <SnaplandCode listening={listening} size={FOLDED_SIZE} />
          <span class="visually-hidden">{t('window.panel.showCode')}</span>
          <span class="code-line-words">
            <span>{place}</span>
            {isTyped && <CodeDigits code={code} />}
          </span>
          <Down />
        </button>
        {stopped && <CodeActions listening={listening} bridge={bridge} />}
      </div>
    )
  return (
    <div class="code-card" ref={card}>
      {cause ? (
        <Unreachable cause={cause} listening={listening} bridge={bridge} />
      ) : (
        <>
          <SnaplandCode listening={listening} size={QR_SIZE} />
          <CertificateNote url={url} short />
        </>
      )}
      <dl class="rows">
        <dt>{t('window.panel.network')}</dt>
        <dd>
          <NetworkChooser listening={listening} bridge={bridge} />
        </dd>
        {cause === null && (
          <>
            <dt>{t('window.panel.address')}</dt>
            <dd>
              <AddressButton url={url} onCopy={() => onCopyAddress(url)} />
            </dd>
          </>
        )}
        {isTyped && (
          <>
            <dt>{t('window.panel.code')}</dt>
            <dd>
              <CodeDigits code={code} />
            </dd>
          </>
        )}
      </dl>
      <CodeActions listening={listening} bridge={bridge}>
        <button
          type="button"
          class="round code-fold"
          data-folds
          aria-label={t('window.panel.foldCode')}
          title={`${t('window.panel.foldCode')} (N)`}
          onClick={() => setFolded(true)}
        >
          <Up />
        </button>
      </CodeActions>
    </div>
  )
}

/** The button that folds and the one that opens take the focus from each other. */
function useFocusOfOther(folded: boolean): RefObject<HTMLDivElement | null> {
  const card = useRef<HTMLDivElement>(null)
  const hadFocus = card.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (hadFocus) card.current?.querySelector<HTMLElement>('[data-folds]')?.focus()
  }, [folded])
  return card
}

function useFold(model: WindowModel): [folded: boolean, setFolded: (folded: boolean) => void] {
  const fold = useRef<Fold | null>(null)
  const [, redraw] = useState(0)
  const { url } = model.listening
  const at = foldAt(fold.current, url, model.phones)
  fold.current = at
  return [
    isFolded(at),
    (folded) => {
      fold.current = { ...at, chosen: folded }
      redraw((count) => count + 1)
    },
  ]
}
