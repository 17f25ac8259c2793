import { BY_HAND, type Sender } from '../../contract/photo'
import type { Messages } from '../messages/en'

/** Who sent it, as a person reads it: a phone under its own name, the folder in the person's language. */
export const senderName = (sender: Sender, { tile }: Pick<Messages, 'tile'>): string =>
  sender.id === BY_HAND.id ? tile.folder : sender.name

/** Where it came from, as a part of a sentence. */
export const senderText = (sender: Sender, { tile }: Pick<Messages, 'tile'>): string =>
  sender.id === BY_HAND.id ? tile.byHand : tile.from(sender.name)
