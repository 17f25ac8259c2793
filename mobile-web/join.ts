import { JOIN_TEXTS } from './messages/join-texts'
import { chooseLanguage } from './messages/languages'
import { translate } from './messages/translate'
import { part } from './part'

const language = chooseLanguage(navigator.languages)
translate(document, language, JOIN_TEXTS[language])
if (document.body.dataset.problem) part(document, '#code').setAttribute('aria-invalid', 'true')
