import { troubles } from '../../contract/troubles/ru'
import type { Messages } from './en'
import { actions } from './ru/actions'
import { gallery } from './ru/gallery'
import { lightbox } from './ru/lightbox'
import { menu } from './ru/menu'
import { pairing } from './ru/pairing'
import { problems } from './ru/problems'
import { settings } from './ru/settings'
import { wall } from './ru/wall'

export const ru: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Закрыть',
}
