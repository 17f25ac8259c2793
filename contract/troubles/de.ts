import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file} ist nicht mehr im Ordner.`,
  PHOTO_LEFT: () => 'Ein Foto ist nicht mehr im Ordner. Es wurde nichts getan.',
  PHOTO_NOT_OPENED: ({ file }) =>
    `${file} lässt sich nicht öffnen: Kein Programm dieses Computers nimmt es an.`,
  NOT_STARTED: ({ file }) => `${file} ist kein Foto, deshalb startet Snapland es nicht.`,
  FOLDER_NOT_OPENED: () => 'Der Ordner lässt sich nicht öffnen. Ist seine Festplatte verbunden?',
  STILL_WRITING: () => 'Es wird noch etwas geschrieben.',
  NO_ROOM: () =>
    'Auf diesem Datenträger ist kein Platz mehr, es wurde nicht alles geschrieben. Die Fotos sind unberührt.',
  PLACE_READ_ONLY: () =>
    'Snapland darf dort nicht schreiben. Wähle einen anderen Ort. Die Fotos sind unberührt.',
  NOT_WRITTEN: () => 'Dort ließ sich nicht alles schreiben. Die Fotos sind unberührt.',
  TRASH_REFUSED: ({ refused, of }) =>
    `Der Papierkorb dieses Computers nahm ${refused} von ${of} nicht an. Sie sind wieder in der Galerie; nichts ist verloren.`,
  NO_JPEG: ({ file }) => `Aus ${file} ließ sich kein JPEG machen. Das HEIC selbst ist gespeichert.`,
  FIXED_SETTING: () => 'Das ist auf der Befehlszeile festgelegt und lässt sich hier nicht ändern.',
  WRONG_SETTING: () => 'Diese Einstellung ergibt keinen Sinn, deshalb blieb alles, wie es war.',
  SETTINGS_NOT_KEPT: () =>
    'Die Einstellungen gelten, ließen sich aber nicht aufschreiben: Der nächste Start kennt sie nicht.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `Einstellungen, die sich nicht lesen ließen, sind wie beim ersten Start. Die alte Datei ist ${file}.`,
  LOGIN_UNCHANGED: () => 'Was beim Anmelden startet, ließ sich nicht ändern.',
  FOLDER_UNUSABLE: ({ folder }) =>
    `Snapland kann nicht in den Ordner ${folder} schreiben. Wähle einen anderen.`,
  PORT_TAKEN: ({ port }) =>
    `Port ${port} wird von einem anderen Programm benutzt. Wähle einen anderen.`,
  PORT_FORBIDDEN: ({ port }) =>
    `Port ${port} ist diesem Benutzer nicht erlaubt. Wähle einen ab 1024.`,
  NO_PORT_FREE: () =>
    'Auf diesem Computer ist kein Port frei. Schließe einige Programme und starte Snapland noch einmal.',
  ADDRESS_NOT_HERE: ({ address }) => `${address} ist keine Adresse dieses Computers.`,
  NOT_LISTENING: () =>
    'Snapland kann nicht auf Handys warten. Starte den Computer neu, dann Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland läuft schon mit dem Datenordner ${folder}. Beende es zuerst.`,
  WRONG_COMMAND_LINE: () =>
    'Snapland versteht die Befehlszeile nicht. Im Terminal sagt --help, was dort stehen kann.',
  UNFORESEEN: () =>
    'Auf diesem Computer ist etwas schiefgegangen. Nichts Gespeichertes ist verloren.',
}
