import { useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { WindowModel } from '../state/window-state'
import { Dialog } from '../ui/dialog'
import { useLanguage } from '../ui/language'
import { Checklist } from './checklist'
import { useNobodyCame } from './use-nobody-came'

/** Beside photos of earlier days the checklist does not come by itself, but it is offered. */
export function TroubleButton({ model, bridge }: { model: WindowModel; bridge: Bridge }) {
  const { messages } = useLanguage()
  const nobodyCame = useNobodyCame(model)
  const [open, setOpen] = useState(false)
  return (
    <>
      {nobodyCame && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {messages.panel.trouble}
        </button>
      )}
      {open && (
        <Dialog title={messages.panel.trouble} onClose={() => setOpen(false)}>
          <Checklist listening={model.listening} bridge={bridge} />
        </Dialog>
      )}
    </>
  )
}
