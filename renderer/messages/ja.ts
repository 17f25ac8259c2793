import { troubles } from '../../contract/troubles/ja'
import type { Messages } from './en'
import { actions } from './ja/actions'
import { gallery } from './ja/gallery'
import { lightbox } from './ja/lightbox'
import { menu } from './ja/menu'
import { pairing } from './ja/pairing'
import { problems } from './ja/problems'
import { settings } from './ja/settings'
import { wall } from './ja/wall'

export const ja: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: '閉じる',
}
