import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'Mur',
    openHint: 'Photos en plein écran, pour un projecteur (F11)',
    scan: 'Visez le code avec l’appareil photo du téléphone',
    nothingYet: 'La première photo apparaîtra ici.',
    count: (n, senders) => `${photos(n)} de ${phones(senders)}`,
    controls: 'Commandes du mur',
    hold: 'Retenir les nouvelles photos',
    holdHint:
      'Les nouvelles photos sont enregistrées, mais attendent ici que vous les montriez (H)',
    waiting: (n) => `${photos(n)} en attente`,
    queue: 'Photos en attente',
    one: (file, sender) => `${file} de ${sender}`,
    putOff: (photo) => `${photo}, remise à plus tard`,
    show: 'Montrer',
    showHint: 'Montrer sur le mur (Entrée)',
    notNow: 'Pas maintenant',
    notNowHint: 'La laisser attendre, après les autres (Retour arrière)',
    leave: 'Quitter le mur',
    leaveHint: 'Quitter le mur (Échap)',
  },
}
