import type { Bridge } from '../../contract/bridge'
import type { Sender } from '../../contract/photo'
import { Dialog } from '../ui/dialog'
import { useLanguage } from '../ui/language'
import { useOutcome } from '../ui/use-outcome'

interface Props {
  sender: Sender
  bridge: Bridge
  onClose: () => void
}

/** Says what removing means before it is done: there is no way back in this run of the program. */
export function RemoveDialog({ sender, bridge, onClose }: Props) {
  const { messages } = useLanguage()
  const words = messages.people
  const [status, run] = useOutcome(sender.id)
  const remove = () => run(bridge.removePhone(sender.id).then(onClose), '')
  return (
    <Dialog title={words.removeTitle(sender.name)} onClose={onClose}>
      <p>{words.removeText}</p>
      <p class="panel-status" role="status">
        {status}
      </p>
      <div class="buttons">
        <button type="button" class="plain" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" class="plain main-button" onClick={remove}>
          {words.removeNow}
        </button>
      </div>
    </Dialog>
  )
}
