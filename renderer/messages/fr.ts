import { troubles } from '../../contract/troubles/fr'
import type { Messages } from './en'
import { actions } from './fr/actions'
import { gallery } from './fr/gallery'
import { lightbox } from './fr/lightbox'
import { menu } from './fr/menu'
import { pairing } from './fr/pairing'
import { problems } from './fr/problems'
import { settings } from './fr/settings'
import { wall } from './fr/wall'

export const fr: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Fermer',
}
