import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: 'Meldungen',
    dismiss: 'Ausblenden',
    one: (file, sender) => `${file} von ${sender}`,
    several: (n, sender) => `${photos(n)} von ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Schon da, also nicht noch einmal gespeichert.',
      next: 'Derselbe Inhalt kam schon von diesem Handy. Es ist das Foto in der Galerie.',
    },
    BODY_ENDED_EARLY: {
      what: 'Die Verbindung zum Handy ist abgebrochen.',
      next: 'Was ankam, bleibt. Es geht weiter, sobald das Handy mit offener Seite wieder in diesem WLAN ist.',
    },
    IDLE: {
      what: 'Eine Weile kam nichts an.',
      next: 'Was ankam, bleibt. Wecke das Handy und lass seine Seite offen; dann geht es dort weiter.',
    },
    CHECKSUM_MISMATCH: {
      what: 'Ein Stück wurde unterwegs beschädigt.',
      next: 'Nichts ist verloren. Das Handy sendet dieses Stück noch einmal.',
    },
    EMPTY_FILE: {
      what: 'Die Datei ist leer (0 Byte), es gab nichts zu speichern.',
      next: 'Sie ist noch auf dem Handy. Öffne sie dort, um zu sehen, ob das Foto da ist.',
    },
    TOO_LARGE: {
      what: 'Die Datei ist größer, als dieser Computer annimmt.',
      next: 'Sie ist noch auf dem Handy. Alle anderen Fotos gehen weiter.',
    },
    NOT_A_PHOTO: {
      what: 'Das ist kein Foto, also wurde es nicht gespeichert.',
      next: 'Es ist noch auf dem Handy. Alle anderen Fotos gehen weiter.',
    },
    SAVE_FAILED: {
      what: 'Das Foto konnte nicht auf die Festplatte geschrieben werden.',
      next: 'Es ist noch auf dem Handy. Prüfe den Empfangsordner und sende es dann noch einmal.',
    },
    EXPIRED: {
      what: 'Dieses Foto wurde nicht innerhalb eines Tages fertig.',
      next: 'Was angekommen war, wurde entfernt. Das Foto ist noch auf dem Handy: Sende es noch einmal.',
    },
    FOLDER_GONE: {
      what: 'Der Empfangsordner ist nicht da.',
      next: 'Was ankam, bleibt. Verbinde seine Festplatte oder lege den Ordner neu an, dann versuche es auf dem Handy noch einmal.',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland darf nicht in den Empfangsordner schreiben.',
      next: 'Das Foto ist noch auf dem Handy. Erlaube dort das Schreiben, dann versuche es auf dem Handy noch einmal.',
    },
    DISK_FULL: {
      what: 'Die Festplatte dieses Computers ist voll.',
      next: 'Was ankam, bleibt. Schaffe etwas Platz, dann versuche es auf dem Handy noch einmal.',
    },
    PAUSED: {
      what: 'Dieser Computer empfängt gerade nicht.',
      next: 'Das Foto ist noch auf dem Handy.',
    },
    NOT_FOUND: {
      what: 'Der Code wurde geändert, während dieses Foto ankam.',
      next: 'Es ist noch da, von wo es gesendet wurde. Scanne den neuen Code und sende es noch einmal.',
    },
    INTERNAL: {
      what: 'Auf diesem Computer ist etwas schiefgegangen.',
      next: 'Nichts Gespeichertes ist verloren. Sende das Foto noch einmal.',
    },
  },
  startFailed: {
    what: 'Snapland konnte seine Fotos nicht zeigen.',
    next: 'Sie sind sicher im Empfangsordner. Schließe Snapland und starte es noch einmal.',
  },
}
