import { troubles } from '../../contract/troubles/ar'
import { actions } from './ar/actions'
import { gallery } from './ar/gallery'
import { lightbox } from './ar/lightbox'
import { menu } from './ar/menu'
import { pairing } from './ar/pairing'
import { problems } from './ar/problems'
import { settings } from './ar/settings'
import { wall } from './ar/wall'
import type { Messages } from './en'

export const ar: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'إغلاق',
}
