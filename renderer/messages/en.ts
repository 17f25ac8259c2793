import { troubles } from '../../contract/troubles/en'
import { actions } from './en/actions'
import { gallery } from './en/gallery'
import { lightbox } from './en/lightbox'
import { menu } from './en/menu'
import { pairing } from './en/pairing'
import { problems } from './en/problems'
import { settings } from './en/settings'
import { wall } from './en/wall'

/** The English catalogue; its type is what every other language must fill. */
export const en = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Close',
}

export type Messages = typeof en
