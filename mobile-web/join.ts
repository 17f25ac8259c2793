import { translate } from './messages/texts'
import { part } from './part'

translate(document, navigator.languages)
if (document.body.dataset.problem) part(document, '#code').setAttribute('aria-invalid', 'true')
