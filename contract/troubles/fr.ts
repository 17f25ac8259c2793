import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file} n’est plus dans le dossier.`,
  PHOTO_LEFT: () => 'Une photo n’est plus dans le dossier. Rien n’a été fait.',
  PHOTO_NOT_OPENED: ({ file }) =>
    `Impossible d’ouvrir ${file} : aucun programme de cet ordinateur ne l’a accepté.`,
  NOT_STARTED: ({ file }) => `${file} n’est pas une photo : Snapland ne le lance pas.`,
  FOLDER_NOT_OPENED: () => 'Impossible d’ouvrir le dossier. Son disque est-il branché ?',
  STILL_WRITING: () => 'Une écriture est encore en cours.',
  NO_ROOM: () =>
    'Il n’y a plus de place sur ce disque : tout n’a pas été écrit. Les photos sont intactes.',
  PLACE_READ_ONLY: () =>
    'Snapland ne peut pas écrire à cet endroit. Choisissez-en un autre. Les photos sont intactes.',
  NOT_WRITTEN: () => 'Tout n’a pas pu être écrit à cet endroit. Les photos sont intactes.',
  TRASH_REFUSED: ({ refused, of }) =>
    `La corbeille de cet ordinateur en a refusé ${refused} sur ${of}. Elles sont de retour dans la galerie ; rien n’est perdu.`,
  NO_JPEG: ({ file }) => `Impossible de faire un JPEG de ${file}. Le HEIC est enregistré.`,
  FIXED_SETTING: () => 'C’est fixé en ligne de commande, donc impossible à changer ici.',
  WRONG_SETTING: () => 'Ce réglage n’a pas de sens : rien n’a changé.',
  SETTINGS_NOT_KEPT: () =>
    'Les réglages sont en vigueur, mais n’ont pas pu être notés : ils seront oubliés au prochain démarrage.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `Les réglages illisibles sont revenus à leur état de départ. L’ancien fichier est ${file}.`,
  LOGIN_UNCHANGED: () => 'Impossible de changer ce qui démarre à l’ouverture de session.',
  FOLDER_UNUSABLE: ({ folder }) =>
    `Snapland ne peut pas écrire dans le dossier ${folder}. Choisissez-en un autre.`,
  PORT_TAKEN: ({ port }) =>
    `Le port ${port} est utilisé par un autre programme. Choisissez-en un autre.`,
  PORT_FORBIDDEN: ({ port }) =>
    `Le port ${port} n’est pas permis à cet utilisateur. Choisissez-en un à partir de 1024.`,
  NO_PORT_FREE: () =>
    'Aucun port n’est libre sur cet ordinateur. Fermez des programmes et relancez Snapland.',
  ADDRESS_NOT_HERE: ({ address }) => `${address} n’est pas une adresse de cet ordinateur.`,
  NOT_LISTENING: () =>
    'Snapland ne peut pas attendre les téléphones. Redémarrez l’ordinateur, puis Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland tourne déjà avec le dossier de données ${folder}. Arrêtez-le d’abord.`,
  WRONG_COMMAND_LINE: () =>
    'Snapland ne comprend pas la ligne de commande. Dans un terminal, --help dit ce qui est possible.',
  UNFORESEEN: () => 'Un problème est survenu sur cet ordinateur. Rien d’enregistré n’est perdu.',
}
