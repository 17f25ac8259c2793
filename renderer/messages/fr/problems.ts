import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: 'Messages',
    dismiss: 'Fermer',
    one: (file, sender) => `${file} de ${sender}`,
    several: (n, sender) => `${photos(n)} de ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Déjà là, donc pas enregistrée deux fois.',
      next: 'Le même contenu est déjà venu de ce téléphone. C’est la photo de la galerie.',
    },
    BODY_ENDED_EARLY: {
      what: 'La connexion avec le téléphone a été coupée.',
      next: 'Ce qui est reçu est gardé. La suite viendra quand le téléphone sera de retour sur ce Wi-Fi, page ouverte.',
    },
    IDLE: {
      what: 'Rien n’est arrivé depuis un moment.',
      next: 'Ce qui est reçu est gardé. Réveillez le téléphone et gardez sa page ouverte ; l’envoi reprendra.',
    },
    CHECKSUM_MISMATCH: {
      what: 'Un morceau a été abîmé en route.',
      next: 'Rien n’est perdu. Le téléphone renvoie ce morceau.',
    },
    EMPTY_FILE: {
      what: 'Le fichier est vide (0 octet) : il n’y avait rien à enregistrer.',
      next: 'Il est toujours sur le téléphone. Ouvrez-le là-bas pour voir si la photo y est.',
    },
    TOO_LARGE: {
      what: 'Le fichier est plus grand que ce que cet ordinateur accepte.',
      next: 'Il est toujours sur le téléphone. Toutes les autres photos continuent.',
    },
    NOT_A_PHOTO: {
      what: 'Ce n’est pas une photo, donc pas enregistrée.',
      next: 'Le fichier est toujours sur le téléphone. Toutes les autres photos continuent.',
    },
    SAVE_FAILED: {
      what: 'La photo n’a pas pu être écrite sur le disque.',
      next: 'Elle est toujours sur le téléphone. Vérifiez le dossier de réception, puis renvoyez-la.',
    },
    EXPIRED: {
      what: 'Cette photo n’a pas été terminée en un jour.',
      next: 'Ce qui était arrivé a été supprimé. La photo est toujours sur le téléphone : renvoyez-la.',
    },
    FOLDER_GONE: {
      what: 'Le dossier de réception a disparu.',
      next: 'Ce qui est reçu est gardé. Branchez son disque ou recréez le dossier, puis réessayez sur le téléphone.',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland ne peut pas écrire dans le dossier de réception.',
      next: 'La photo est toujours sur le téléphone. Autorisez l’écriture, puis réessayez sur le téléphone.',
    },
    DISK_FULL: {
      what: 'Le disque de cet ordinateur est plein.',
      next: 'Ce qui est reçu est gardé. Libérez de la place, puis réessayez sur le téléphone.',
    },
    PAUSED: {
      what: 'Cet ordinateur ne reçoit pas pour le moment.',
      next: 'La photo est toujours sur le téléphone.',
    },
    NOT_FOUND: {
      what: 'Le code a changé pendant l’arrivée de cette photo.',
      next: 'Elle est toujours là d’où elle a été envoyée. Scannez le nouveau code et renvoyez-la.',
    },
    INTERNAL: {
      what: 'Un problème est survenu sur cet ordinateur.',
      next: 'Rien d’enregistré n’est perdu. Renvoyez la photo.',
    },
  },
  startFailed: {
    what: 'Snapland n’a pas pu afficher ses photos.',
    next: 'Elles sont en sécurité dans le dossier de réception. Fermez Snapland et relancez-le.',
  },
}
