import { troubles } from '../../contract/troubles/zh-hant'
import type { Messages } from './en'
import { actions } from './zh-hant/actions'
import { gallery } from './zh-hant/gallery'
import { lightbox } from './zh-hant/lightbox'
import { menu } from './zh-hant/menu'
import { pairing } from './zh-hant/pairing'
import { problems } from './zh-hant/problems'
import { settings } from './zh-hant/settings'
import { wall } from './zh-hant/wall'

export const zhHant: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: '關閉',
}
