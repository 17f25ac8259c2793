import { BY_HAND, type Sender } from '../../contract/photo'
import type { Translate } from '../../contract/translate'

/** Who sent it, as a person reads it: a phone under its own name, the folder in the person's language. */
export const senderName = (sender: Sender, t: Translate): string =>
  sender.id === BY_HAND.id ? t('window.tile.folder') : sender.name

/** Where it came from, as a part of a sentence. */
export const senderText = (sender: Sender, t: Translate): string =>
  sender.id === BY_HAND.id
    ? t('window.tile.byHand')
    : t('window.tile.from', { sender: sender.name })
