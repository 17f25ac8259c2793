import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'Muro',
    openHint: 'Fotos a pantalla completa, para un proyector (F11)',
    scan: 'Apunta la cámara del teléfono al código',
    nothingYet: 'Aquí aparecerá la primera foto.',
    count: (n, senders) => `${photos(n)} de ${phones(senders)}`,
    controls: 'Controles del muro',
    hold: 'Retener fotos nuevas',
    holdHint: 'Las fotos nuevas se guardan, pero esperan aquí hasta que las muestres (H)',
    waiting: (n) => `${photos(n)} en espera`,
    queue: 'Fotos en espera',
    one: (file, sender) => `${file} de ${sender}`,
    putOff: (photo) => `${photo}, aplazada`,
    show: 'Mostrar',
    showHint: 'Mostrar en el muro (Intro)',
    notNow: 'Ahora no',
    notNowHint: 'Dejarla en espera, detrás de las demás (Retroceso)',
    leave: 'Salir del muro',
    leaveHint: 'Salir del muro (Esc)',
  },
}
