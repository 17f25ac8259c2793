import { JOIN_TEXTS } from './messages/join-texts'
import { chooseLanguage } from './messages/languages'
import { translate } from './messages/translate'
import { elementIn } from './page/element-in'

const language = chooseLanguage(navigator.languages)
translate(document, language, JOIN_TEXTS[language])
if (document.body.dataset.problem) elementIn(document, '#code').setAttribute('aria-invalid', 'true')
