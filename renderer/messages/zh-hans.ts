import { troubles } from '../../contract/troubles/zh-hans'
import type { Messages } from './en'
import { actions } from './zh-hans/actions'
import { gallery } from './zh-hans/gallery'
import { lightbox } from './zh-hans/lightbox'
import { menu } from './zh-hans/menu'
import { pairing } from './zh-hans/pairing'
import { problems } from './zh-hans/problems'
import { settings } from './zh-hans/settings'
import { wall } from './zh-hans/wall'

export const zhHans: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: '关闭',
}
