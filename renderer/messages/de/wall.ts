import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'Wand',
    openHint: 'Fotos im Vollbild, für einen Beamer (F11)',
    scan: 'Kamera des Handys auf den Code richten',
    nothingYet: 'Hier erscheint das erste Foto.',
    count: (n, senders) => `${photos(n)} von ${phones(senders)}`,
    controls: 'Bedienung der Wand',
    hold: 'Neue Fotos zurückhalten',
    holdHint: 'Neue Fotos werden gespeichert, warten aber hier, bis du sie zeigst (H)',
    waiting: (n) => `${photos(n)} in Wartestellung`,
    queue: 'Wartende Fotos',
    one: (file, sender) => `${file} von ${sender}`,
    putOff: (photo) => `${photo}, zurückgestellt`,
    show: 'Zeigen',
    showHint: 'Auf der Wand zeigen (Enter)',
    notNow: 'Nicht jetzt',
    notNowHint: 'Weiter warten lassen, hinter den anderen (Rücktaste)',
    leave: 'Wand verlassen',
    leaveHint: 'Wand verlassen (Esc)',
  },
}
