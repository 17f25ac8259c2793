import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/de'
import type { Words } from './words'

const { count } = countingIn('de')
const photos = (n: number) => count(n, { one: '# Foto', other: '# Fotos' })

export const de: Words = {
  cannotStart: 'Snapland kann nicht starten',
  troubles,

  quitTitle: 'Es kommen noch Fotos an.',
  quitText: (n) =>
    `${count(n, { one: '# Foto würde', other: '# Fotos würden' })} hier stehen bleiben. Was ankam, bleibt und geht weiter, wenn Snapland innerhalb eines Tages wieder startet.`,
  quitNow: 'Beenden',
  goOn: 'Weiter empfangen',

  photos,
  files: (n) => count(n, { one: '# Datei', other: '# Dateien' }),
  phones: (n) => count(n, { one: '# Handy', other: '# Handys' }),
  from: (what, who) => `${what} von ${who}`,
  unseen: (n) => count(n, { one: '# neues Foto', other: '# neue Fotos' }),

  goesOnTitle: 'Snapland empfängt weiter.',
  goesOnText: 'Sein Symbol im Infobereich öffnet das Fenster wieder und beendet das Programm.',
  open: 'Snapland öffnen',
  copyAddress: (address) => `Adresse kopieren: ${address}`,
  copyCode: (code) => `Code kopieren: ${code}`,
  stop: 'Empfang anhalten',
  resume: 'Empfang fortsetzen',
  quit: 'Snapland beenden',
}
