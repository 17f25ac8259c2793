import type { Sender } from '../../contract/photo'
import { phoneColour } from './phone-colour'

/** The first letter of a phone's name, in the phone's own colour. */
export const PhoneFace = ({ sender }: { sender: Sender }) => (
  <span class="phone-face" data-colour={phoneColour(sender.id)} aria-hidden="true">
    {[...sender.name.trim()][0]?.toLocaleUpperCase() ?? '?'}
  </span>
)
