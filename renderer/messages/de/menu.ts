import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '&Datei',
    edit: '&Bearbeiten',
    photo: '&Foto',
    view: '&Ansicht',
    window: 'F&enster',
    commands: {
      selectAll: 'Alle Fotos auswählen',
      larger: 'Größere Vorschau',
      smaller: 'Kleinere Vorschau',
      usualSize: 'Normale Größe',
      settings: 'Einstellungen …',
      stop: 'Empfang anhalten',
      resume: 'Empfang fortsetzen',
    },
    roles: {
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      cut: 'Ausschneiden',
      copy: 'Kopieren',
      paste: 'Einfügen',
      selectAll: 'Alles auswählen',
      about: 'Über Snapland',
      services: 'Dienste',
      hide: 'Snapland ausblenden',
      hideOthers: 'Andere ausblenden',
      unhide: 'Alle einblenden',
      minimize: 'Minimieren',
      zoom: 'Zoomen',
      front: 'Alle nach vorne bringen',
      close: 'Fenster schließen',
      quit: 'Snapland beenden',
    },
  },
}
