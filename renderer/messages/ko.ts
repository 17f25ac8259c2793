import { troubles } from '../../contract/troubles/ko'
import type { Messages } from './en'
import { actions } from './ko/actions'
import { gallery } from './ko/gallery'
import { lightbox } from './ko/lightbox'
import { menu } from './ko/menu'
import { pairing } from './ko/pairing'
import { problems } from './ko/problems'
import { settings } from './ko/settings'
import { wall } from './ko/wall'

export const ko: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: '닫기',
}
