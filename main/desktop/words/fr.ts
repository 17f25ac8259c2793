import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/fr'
import type { Words } from './words'

const { count } = countingIn('fr')
const photos = (n: number) => count(n, { one: '# photo', other: '# photos' })

export const fr: Words = {
  cannotStart: 'Snapland ne peut pas démarrer',
  troubles,

  quitTitle: 'Des photos arrivent encore.',
  quitText: (n) =>
    `${count(n, { one: '# photo s’arrêterait', other: '# photos s’arrêteraient' })} ici. Ce qui est reçu est gardé, et la suite viendra si Snapland redémarre dans la journée.`,
  quitNow: 'Quitter',
  goOn: 'Continuer à recevoir',

  photos,
  files: (n) => count(n, { one: '# fichier', other: '# fichiers' }),
  phones: (n) => count(n, { one: '# téléphone', other: '# téléphones' }),
  from: (what, who) => `${what} de ${who}`,
  unseen: (n) => count(n, { one: '# nouvelle photo', other: '# nouvelles photos' }),

  goesOnTitle: 'Snapland continue à recevoir.',
  goesOnText: 'Son icône dans la zone de notification rouvre la fenêtre, et permet de quitter.',
  open: 'Ouvrir Snapland',
  copyAddress: (address) => `Copier l’adresse ${address}`,
  copyCode: (code) => `Copier le code ${code}`,
  stop: 'Arrêter la réception',
  resume: 'Reprendre la réception',
  quit: 'Quitter Snapland',
}
