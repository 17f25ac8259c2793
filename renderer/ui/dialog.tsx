import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { RoundButton } from './buttons'
import { Cross } from './icons'
import { useLanguage } from './language'

interface Props {
  title: string
  /** Called after it has closed, by its cross, by Escape or by its owner. */
  onClose: () => void
  children: ComponentChildren
}

/** A modal dialog. The platform returns the focus to where it was when it closes. */
export function Dialog({ title, onClose, children }: Props) {
  const { t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <RoundButton label={t('window.close')} onClick={() => dialog.current?.close()}>
          <Cross />
        </RoundButton>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}
