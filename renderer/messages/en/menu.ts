import type { MenuRole } from '../../../contract/app-menu'

/** The application menu; `&` stands before the letter that opens a list with Alt. */
export const menu = {
  menu: {
    file: '&File',
    edit: '&Edit',
    photo: '&Photo',
    view: '&View',
    window: '&Window',
    commands: {
      selectAll: 'Select all photos',
      larger: 'Larger thumbnails',
      smaller: 'Smaller thumbnails',
      usualSize: 'Usual size',
      settings: 'Settings…',
      stop: 'Stop receiving',
      resume: 'Resume receiving',
    },
    roles: {
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      about: 'About Snapland',
      services: 'Services',
      hide: 'Hide Snapland',
      hideOthers: 'Hide others',
      unhide: 'Show all',
      minimize: 'Minimize',
      zoom: 'Zoom',
      front: 'Bring all to front',
      close: 'Close window',
      quit: 'Quit Snapland',
    } satisfies Record<MenuRole, string>,
  },
}
