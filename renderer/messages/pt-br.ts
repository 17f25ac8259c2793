import { troubles } from '../../contract/troubles/pt-br'
import type { Messages } from './en'
import { actions } from './pt-br/actions'
import { gallery } from './pt-br/gallery'
import { lightbox } from './pt-br/lightbox'
import { menu } from './pt-br/menu'
import { pairing } from './pt-br/pairing'
import { problems } from './pt-br/problems'
import { settings } from './pt-br/settings'
import { wall } from './pt-br/wall'

export const ptBr: Messages = {
  ...pairing,
  ...gallery,
  ...actions,
  ...lightbox,
  ...menu,
  ...wall,
  ...settings,
  ...problems,
  troubles,
  close: 'Fechar',
}
