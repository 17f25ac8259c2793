import { troubles } from '../../contract/troubles/es'
import type { Messages } from './en'
import { actions } from './es/actions'
import { gallery } from './es/gallery'
import { lightbox } from './es/lightbox'
import { menu } from './es/menu'
import { pairing } from './es/pairing'
import { problems } from './es/problems'
import { settings } from './es/settings'
import { wall } from './es/wall'

export const es: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Cerrar',
}
