import { part } from './part'
import { translate } from './texts'

translate(document, navigator.languages)
if (document.body.dataset.problem) part(document, '#code').setAttribute('aria-invalid', 'true')
