import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'Fotos',
    today: 'Heute',
    yesterday: 'Gestern',
    photos,
    arriving: (n) => `${number(n)} unterwegs`,
    paused: (n) => `${number(n)} angehalten`,
    phones,
  },
  view: {
    search: 'Namen suchen',
    phone: 'Handy',
    allPhones: 'Alle Handys',
    sort: 'Reihenfolge',
    sorts: { arrived: 'Neueste zuerst', captured: 'Nach Aufnahmezeit' },
    size: 'Größe der Vorschau',
    some: (shown, all) => `${number(shown)} von ${photos(all)}`,
    nothing: 'Kein Foto zu zeigen.',
    nothingNamed: (search) => `Kein Foto hat „${search}“ im Namen.`,
    nothingLost: 'Deine Fotos sind alle noch da.',
    showAll: 'Alle Fotos zeigen',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} Pixel`,
    nameWithoutSize: (file) => `${file}, Größe unbekannt`,
    sizeUnknown: 'Größe unbekannt',
    arrived: (percent) => `${percent} sind da`,
    arriving: 'Unterwegs',
    paused: 'Angehalten. Was ankam, bleibt; es geht weiter, sobald das Handy wieder sendet.',
    pausedShort: 'Angehalten',
    noPreview: 'Keine Vorschau',
    noPreviewOf: (format) => `Keine Vorschau für ${format}`,
    notAPhoto: 'Kein Foto',
    from: (sender) => `von ${sender}`,
    folder: 'Ordner',
    byHand: 'in den Ordner gelegt',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'Unverändert gespeichert. Manche Programme öffnen es nicht.' },
    damaged: {
      badge: 'Beschädigt',
      hint: 'Die Datei endet vor dem Bild. Sie ist gespeichert, wie sie gesendet wurde.',
    },
    'too-large': { badge: 'Zu groß für eine Vorschau', hint: 'Die Datei selbst ist gespeichert.' },
    duplicate: {
      badge: 'Doppelt',
      hint: 'Das Handy hat es noch einmal gesendet. Es ist einmal hier.',
    },
    'no-place': { badge: 'Ohne Ort', hint: 'Das Handy hat den Standort vor dem Senden entfernt.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, von ${sender}`,
    several: (n, last) => `${photos(n)} angekommen. Das letzte: ${last}`,
  },
}
