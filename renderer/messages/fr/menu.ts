import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '&Fichier',
    edit: '&Édition',
    photo: '&Photo',
    view: '&Affichage',
    window: 'F&enêtre',
    commands: {
      selectAll: 'Sélectionner toutes les photos',
      larger: 'Vignettes plus grandes',
      smaller: 'Vignettes plus petites',
      usualSize: 'Taille normale',
      settings: 'Réglages…',
      stop: 'Arrêter la réception',
      resume: 'Reprendre la réception',
    },
    roles: {
      undo: 'Annuler',
      redo: 'Rétablir',
      cut: 'Couper',
      copy: 'Copier',
      paste: 'Coller',
      selectAll: 'Tout sélectionner',
      about: 'À propos de Snapland',
      services: 'Services',
      hide: 'Masquer Snapland',
      hideOthers: 'Masquer les autres',
      unhide: 'Tout afficher',
      minimize: 'Réduire',
      zoom: 'Agrandir ou rétablir',
      front: 'Tout ramener au premier plan',
      close: 'Fermer la fenêtre',
      quit: 'Quitter Snapland',
    },
  },
}
