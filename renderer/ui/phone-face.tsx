import type { Phone, Sender } from '../../contract/photo'
import { colourOfId } from './phone-colour'

/** The first letter of a phone's name, in the phone's own colour. */
export const PhoneFace = ({ sender }: { sender: Sender & Partial<Pick<Phone, 'colour'>> }) => (
  <span class="phone-face" data-colour={sender.colour ?? colourOfId(sender.id)} aria-hidden="true">
    {[...sender.name.trim()][0]?.toLocaleUpperCase() ?? '?'}
  </span>
)
