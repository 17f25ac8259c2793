import { actions } from './ar/actions'
import { gallery } from './ar/gallery'
import { lightbox } from './ar/lightbox'
import { pairing } from './ar/pairing'
import { problems } from './ar/problems'
import { settings } from './ar/settings'
import type { Messages } from './en'

export const ar: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...settings,
  ...problems,
  close: 'إغلاق',
}
