import { troubles } from '../../contract/troubles/de'
import { actions } from './de/actions'
import { gallery } from './de/gallery'
import { lightbox } from './de/lightbox'
import { menu } from './de/menu'
import { pairing } from './de/pairing'
import { problems } from './de/problems'
import { settings } from './de/settings'
import { wall } from './de/wall'
import type { Messages } from './en'

export const de: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Schließen',
}
