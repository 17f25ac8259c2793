import type { gallery as English } from '../en/gallery'
import { count, number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'Photos',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    photos,
    arriving: (n) => `${number(n)} en cours`,
    paused: (n) => `${number(n)} en pause`,
    phones,
  },
  view: {
    search: 'Chercher un nom',
    phone: 'Téléphone',
    allPhones: 'Tous les téléphones',
    sort: 'Ordre',
    sorts: { arrived: 'Plus récentes', captured: 'Date de prise de vue' },
    size: 'Taille des vignettes',
    some: (shown, all) => `${number(shown)} sur ${photos(all)}`,
    nothing: 'Aucune photo à afficher.',
    nothingNamed: (search) => `Aucune photo n’a « ${search} » dans son nom.`,
    nothingLost: 'Vos photos sont toujours toutes là.',
    showAll: 'Afficher toutes les photos',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} pixels`,
    nameWithoutSize: (file) => `${file}, dimensions inconnues`,
    sizeUnknown: 'Dimensions inconnues',
    arrived: (percent) => `${percent} reçus`,
    arriving: 'En cours',
    paused: 'En pause. Ce qui est reçu est gardé ; la suite viendra quand le téléphone renverra.',
    pausedShort: 'En pause',
    noPreview: 'Pas d’aperçu',
    noPreviewOf: (format) => `Pas d’aperçu pour ${format}`,
    notAPhoto: 'Pas une photo',
    from: (sender) => `de ${sender}`,
    folder: 'Dossier',
    byHand: 'ajoutée dans le dossier',
  },
  remarks: {
    heic: {
      badge: 'HEIC',
      hint: 'Gardée telle quelle. Certains programmes ne savent pas l’ouvrir.',
    },
    damaged: {
      badge: 'Abîmée',
      hint: 'Le fichier finit avant l’image. Il est gardé tel qu’il a été envoyé.',
    },
    'too-large': { badge: 'Trop grande pour un aperçu', hint: 'Le fichier est bien enregistré.' },
    duplicate: { badge: 'Doublon', hint: 'Le téléphone l’a renvoyée. Elle n’est ici qu’une fois.' },
    'no-place': { badge: 'Sans lieu', hint: 'Le téléphone a retiré la position avant l’envoi.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, de ${sender}`,
    several: (n, last) =>
      `${count(n, { one: '# photo reçue', other: '# photos reçues' })}. La dernière : ${last}`,
  },
}
