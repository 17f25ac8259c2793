import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { count, phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)
const many = (facts: LightFacts): boolean => facts.phones > 1

export const pairing: typeof English = {
  pairing: {
    title: 'Les photos de votre téléphone, ici même.',
    steps: {
      network: {
        what: 'Le même Wi-Fi',
        how: 'Votre téléphone et cet ordinateur, pas un réseau invité.',
      },
      scan: {
        what: 'Visez le code avec l’appareil photo',
        how: 'Touchez le lien qui apparaît. Rien à installer.',
      },
      pick: {
        what: 'Choisissez des photos',
        how: (folder) => `Elles arrivent ici et dans ${folder}.`,
      },
    },
    noCamera: ['Pas d’appareil photo ? Ouvrez ', ' et saisissez ', ''],
    qrLabel: (address) => `Code QR de ${address}`,
    straight: 'Les photos vont droit à cet ordinateur par votre Wi-Fi, jamais par Internet.',
    anyone:
      'Toute personne qui scanne ce code peut envoyer des photos ici jusqu’à ce que vous arrêtiez. Elle ne voit pas vos fichiers.',
    notEncrypted: 'Non chiffré : sans souci chez vous, à éviter sur un Wi-Fi public.',
    encrypted: 'Chiffré entre le téléphone et cet ordinateur.',
    warningShort: 'Le téléphone signale un certificat ?',
    warning:
      'Le navigateur du téléphone signale un certificat inconnu : cet ordinateur a créé le sien. Touchez « Paramètres avancés », puis « Continuer » ; sur un iPhone, « Afficher les détails », puis « visiter ce site web ».',
  },
  panel: {
    label: 'Connexion',
    network: 'Réseau',
    address: 'Adresse',
    code: 'Code',
    phones: 'Téléphones',
    noPhones: 'Aucun téléphone n’a la page ouverte.',
    sent: (n) => `${count(n, { one: '# photo envoyée', other: '# photos envoyées' })}`,
    openFolder: 'Ouvrir le dossier',
    stop: 'Arrêter',
    stopHint: 'Ne plus recevoir',
    resume: 'Reprendre',
    newCode: 'Nouveau code',
    newCodeHint: 'Créer un nouveau code. L’ancien cesse aussitôt de fonctionner.',
    stopped: 'Arrêté',
    chooseNetwork: (network) => `Réseau : ${network}. En choisir un autre`,
    trouble: 'Aucun téléphone n’y arrive ?',
  },
  help: {
    title: 'Aucun téléphone n’est encore venu.',
    steps: [
      'Le téléphone et l’ordinateur sont sur le même Wi-Fi, qui n’est pas un réseau invité.',
      'Le VPN est désactivé, sur le téléphone et ici.',
      'Android 17 ou plus récent : autorisez « Appareils à proximité » au navigateur.',
      'iPhone avec Chrome ou Firefox : autorisez « Réseau local » dans Réglages.',
      'Le pare-feu de cet ordinateur autorise Snapland sur les réseaux privés.',
    ],
    nextAddress: 'Le code indique peut-être le mauvais réseau.',
    tryNext: (network) => `Essayer ${network}`,
    noWifi:
      'Pas de Wi-Fi ? Activez le point d’accès de cet ordinateur et connectez-y d’abord le téléphone.',
    joinWifi: 'Afficher un code pour le Wi-Fi',
  },
  wifi: {
    title: 'Connecter un téléphone au Wi-Fi',
    name: 'Nom du Wi-Fi',
    password: 'Mot de passe',
    hint: 'Scannez d’abord ceci avec le téléphone, puis le code de Snapland.',
    empty:
      'Saisissez le nom du point d’accès et son mot de passe. Ils ne restent que dans cette fenêtre, jusqu’à sa fermeture.',
    tooShort: 'Un mot de passe Wi-Fi a au moins 8 caractères.',
    qrLabel: (name) => `Code QR pour le Wi-Fi ${name}`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Réseau virtuel',
    loopback: 'Aucun',
    other: 'Réseau',
  },
  light: {
    stopped: () => 'Arrêté. Aucun téléphone ne peut envoyer.',
    'no-network': () =>
      'Cet ordinateur n’est sur aucun réseau : aucun téléphone ne peut l’atteindre.',
    waiting: () => 'En attente d’un téléphone',
    reached: () => 'Un téléphone a atteint cet ordinateur',
    open: (facts) => `${who(facts)} : page ouverte`,
    hidden: (facts) => `${who(facts)} : page en arrière-plan`,
    choosing: (facts) => `${who(facts)} ${many(facts) ? 'choisissent' : 'choisit'} des photos`,
    preparing: (facts) => `${who(facts)} ${many(facts) ? 'préparent' : 'prépare'} des photos`,
    sending: (facts) => `${who(facts)} : envoi ${facts.at} sur ${facts.total}`,
    receiving: (facts) => `Réception de ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} en pause, en attente du téléphone`,
    done: (facts) => `${who(facts)} : tout est enregistré`,
  },
  phone: {
    open: () => 'page ouverte',
    hidden: () => 'page en arrière-plan',
    picking: () => 'choisit des photos',
    preparing: () => 'prépare des photos',
    sending: (at, total) => `envoie ${at} sur ${total}`,
    done: () => 'tout est enregistré',
  },
  people: {
    remove: (name) => `Retirer ${name}`,
    removeTitle: (name) => `Retirer ${name} ?`,
    removeText:
      'Plus rien n’est accepté de ce téléphone jusqu’au prochain démarrage de Snapland. Les envois inachevés sont abandonnés ; les photos reçues restent.',
    removeNow: 'Retirer',
    cancel: 'Annuler',
    asks: (name) => `${name} souhaite envoyer des photos.`,
    allow: 'Autoriser',
    refuse: 'Refuser',
  },
}
