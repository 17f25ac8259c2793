import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: 'Fermer',
    previous: 'Photo précédente',
    next: 'Photo suivante',
    position: (at, total) => `${number(at)} sur ${number(total)}`,
    showInFolder: 'Afficher dans le dossier',
    copySize: 'Copier les dimensions',
    copied: (size) => `${size} copié`,
    shown: 'Affichée dans son dossier',
    stored: (size) => `stockée en ${size}`,
    orientation: (orientation) => `orientation ${orientation}`,
    cannotShow: 'Cette image ne peut pas être affichée ici.',
    untouched:
      'Le fichier est enregistré tel qu’il a été envoyé. « Afficher dans le dossier » permet de l’ouvrir ailleurs.',
    fit: 'Ajuster à la fenêtre (0)',
    actualSize: 'Pixels réels (1)',
    swap: 'Échanger les côtés (X)',
    details: 'Détails',
    stillArriving: 'Cette photo est encore en cours de réception.',
  },
  details: {
    label: 'Détails',
    size: 'Dimensions',
    megapixels: 'Mégapixels',
    stored: 'Dans le fichier',
    format: 'Format',
    bytes: 'Taille du fichier',
    captured: 'Prise le',
    camera: 'Appareil photo',
    sender: 'De',
    received: 'Reçue le',
    location: 'Position',
    present: 'dans le fichier',
    absent: 'pas dans le fichier',
    notSaid: 'pas dans le fichier',
    converted: (format) => `${format}, converti depuis HEIC par le téléphone`,
    removed: 'retirée par le téléphone',
    inMegapixels: (n) => `${n} Mpx`,
  },
}
