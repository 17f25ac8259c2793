import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)
const hat = (facts: LightFacts): string => (facts.phones > 1 ? 'haben' : 'hat')

export const pairing: typeof English = {
  pairing: {
    title: 'Fotos vom Handy, direkt hierher.',
    steps: {
      network: {
        what: 'Im selben WLAN',
        how: 'Dein Handy und dieser Computer, kein Gastnetz.',
      },
      scan: {
        what: 'Kamera auf den Code richten',
        how: 'Tippe auf den Link, der erscheint. Nichts zu installieren.',
      },
      pick: { what: 'Fotos wählen', how: (folder) => `Sie landen hier und in ${folder}.` },
    },
    noCamera: ['Keine Kamera? Öffne ', ' und gib ', ' ein'],
    qrLabel: (address) => `QR-Code von ${address}`,
    straight: 'Fotos kommen direkt über dein WLAN auf diesen Computer, nie übers Internet.',
    anyone:
      'Wer diesen Code scannt, kann Fotos hierher senden, bis du auf „Stopp“ drückst. Deine Dateien sieht niemand.',
    notEncrypted: 'Nicht verschlüsselt: zu Hause in Ordnung, in öffentlichem WLAN besser nicht.',
    encrypted: 'Verschlüsselt auf dem Weg vom Handy zu diesem Computer.',
    warningShort: 'Warnt das Handy vor einem Zertifikat?',
    warning:
      'Der Browser des Handys warnt vor einem unbekannten Zertifikat: Dieser Computer hat es selbst gemacht. Tippe auf „Erweitert“, dann auf „Weiter“; auf einem iPhone auf „Details einblenden“, dann auf „diese Website besuchen“.',
  },
  panel: {
    label: 'Verbindung',
    network: 'Netzwerk',
    address: 'Adresse',
    code: 'Code',
    phones: 'Handys',
    noPhones: 'Kein Handy hat die Seite offen.',
    sent: (n) => `${photos(n)} gesendet`,
    openFolder: 'Ordner öffnen',
    stop: 'Stopp',
    stopHint: 'Nicht mehr empfangen',
    resume: 'Fortsetzen',
    newCode: 'Neuer Code',
    newCodeHint: 'Einen neuen Code machen. Der alte gilt sofort nicht mehr.',
    stopped: 'Angehalten',
    chooseNetwork: (network) => `Netzwerk: ${network}. Ein anderes wählen`,
    trouble: 'Kommt kein Handy durch?',
  },
  help: {
    title: 'Noch ist kein Handy da.',
    steps: [
      'Handy und Computer sind im selben WLAN, und es ist kein Gastnetz.',
      'VPN ist aus, auf dem Handy und hier.',
      'Android 17 oder neuer: Erlaube dem Browser „Geräte in der Nähe“.',
      'iPhone mit Chrome oder Firefox: Erlaube in den Einstellungen „Lokales Netzwerk“.',
      'Die Firewall dieses Computers lässt Snapland in privaten Netzen zu.',
    ],
    nextAddress: 'Vielleicht zeigt der Code auf das falsche Netz.',
    tryNext: (network) => `${network} versuchen`,
    noWifi: 'Kein WLAN? Schalte hier den Hotspot ein und verbinde zuerst das Handy damit.',
    joinWifi: 'Code fürs WLAN zeigen',
  },
  wifi: {
    title: 'Ein Handy ins WLAN holen',
    name: 'Name des WLANs',
    password: 'Passwort',
    hint: 'Scanne zuerst diesen Code mit der Handykamera, dann den von Snapland.',
    empty:
      'Gib Namen und Passwort des Hotspots ein. Sie bleiben nur in diesem Fenster, bis du es schließt.',
    tooShort: 'Ein WLAN-Passwort hat mindestens 8 Zeichen.',
    qrLabel: (name) => `QR-Code für das WLAN ${name}`,
  },
  network: {
    wifi: 'WLAN',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Virtuelles Netz',
    loopback: 'Keines',
    other: 'Netzwerk',
  },
  light: {
    stopped: () => 'Angehalten. Kein Handy kann senden.',
    'no-network': () => 'Dieser Computer ist in keinem Netz, also erreicht ihn kein Handy.',
    waiting: () => 'Warte auf ein Handy',
    reached: () => 'Ein Handy hat diesen Computer erreicht',
    open: (facts) => `${who(facts)} ${hat(facts)} die Seite offen`,
    hidden: (facts) => `${who(facts)} ${hat(facts)} die Seite im Hintergrund`,
    choosing: (facts) => `${who(facts)}: Fotos werden ausgewählt`,
    preparing: (facts) => `${who(facts)}: Fotos werden vorbereitet`,
    sending: (facts) => `${who(facts)}: Foto ${facts.at} von ${facts.total} wird gesendet`,
    receiving: (facts) => `Empfange ${photos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} angehalten, warte auf das Handy`,
    done: (facts) => `${who(facts)}: Alles ist gespeichert`,
  },
  phone: {
    open: () => 'Seite offen',
    hidden: () => 'Seite im Hintergrund',
    picking: () => 'wählt Fotos aus',
    preparing: () => 'bereitet Fotos vor',
    sending: (at, total) => `sendet ${at} von ${total}`,
    done: () => 'alles gespeichert',
  },
  people: {
    remove: (name) => `${name} entfernen`,
    removeTitle: (name) => `${name} entfernen?`,
    removeText:
      'Von diesem Handy wird nichts mehr angenommen, bis Snapland neu startet. Was noch unterwegs ist, wird abgebrochen; gesendete Fotos bleiben.',
    removeNow: 'Entfernen',
    cancel: 'Abbrechen',
    asks: (name) => `${name} möchte Fotos senden.`,
    allow: 'Erlauben',
    refuse: 'Ablehnen',
  },
}
