import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: 'Schließen',
    previous: 'Voriges Foto',
    next: 'Nächstes Foto',
    position: (at, total) => `${number(at)} von ${number(total)}`,
    showInFolder: 'Im Ordner zeigen',
    copySize: 'Größe kopieren',
    copied: (size) => `${size} kopiert`,
    shown: 'Im Ordner gezeigt',
    stored: (size) => `gespeichert als ${size}`,
    orientation: (orientation) => `Ausrichtung ${orientation}`,
    cannotShow: 'Dieses Bild kann hier nicht gezeigt werden.',
    untouched:
      'Die Datei ist gespeichert, wie sie gesendet wurde. „Im Ordner zeigen“ hilft, sie anderswo zu öffnen.',
    fit: 'Ins Fenster einpassen (0)',
    actualSize: 'Tatsächliche Pixel (1)',
    swap: 'Seiten tauschen (X)',
    details: 'Details',
    stillArriving: 'Dieses Foto ist noch unterwegs.',
  },
  details: {
    label: 'Details',
    size: 'Größe',
    megapixels: 'Megapixel',
    stored: 'In der Datei',
    format: 'Format',
    bytes: 'Dateigröße',
    captured: 'Aufgenommen',
    camera: 'Kamera',
    sender: 'Von',
    received: 'Empfangen',
    location: 'Standort',
    present: 'in der Datei',
    absent: 'nicht in der Datei',
    notSaid: 'nicht in der Datei',
    converted: (format) => `${format}, vom Handy aus HEIC umgewandelt`,
    removed: 'vom Handy entfernt',
    inMegapixels: (n) => `${n} MP`,
  },
}
