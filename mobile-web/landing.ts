import { durationText } from '../contract/duration'
import { directionOf, type Language } from '../contract/language'
import { isolated } from '../contract/translate'
import { elementIn } from './page/elements'
import { numbersIn } from './page/messages'
import { createRemembered, type SentPhoto } from './phone/remembered'
import { createStore } from './phone/store'

/** The newest of the remembered photos that are listed. */
const MOST_LISTED = 20

const language = document.documentElement.lang as Language
const isolate = directionOf(language) === 'rtl' ? isolated : (text: string) => text
const { bytes } = numbersIn(language)
const day = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'medium' })

const store = createStore(() => window.localStorage)
const photos = createRemembered(store, Date.now).sent().slice(0, MOST_LISTED)

function rowOf(photo: SentPhoto): HTMLElement {
  const row = document.createElement('li')
  const name = document.createElement('bdi')
  const facts = document.createElement('p')
  name.textContent = photo.name
  facts.textContent = factsOf(photo).map(isolate).join(' · ')
  row.append(name, facts)
  return row
}

const factsOf = ({ width, height, duration, bytes: length, at }: SentPhoto): string[] => [
  ...(width && height ? [`${width} × ${height}`] : []),
  ...(duration ? [durationText(duration)] : []),
  bytes(length),
  day.format(at),
]

elementIn<HTMLElement>(document, '#before').hidden = photos.length === 0
elementIn(document, '#before > ul').append(...photos.map(rowOf))
