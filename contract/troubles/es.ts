import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file} ya no está en la carpeta.`,
  PHOTO_LEFT: () => 'Una foto ya no está en la carpeta. No se hizo nada.',
  PHOTO_NOT_OPENED: ({ file }) =>
    `No se puede abrir ${file}: ningún programa de este ordenador lo admite.`,
  NOT_STARTED: ({ file }) => `${file} no es una foto, así que Snapland no lo inicia.`,
  FOLDER_NOT_OPENED: () => 'No se puede abrir la carpeta. ¿Está conectado su disco?',
  STILL_WRITING: () => 'Aún se está escribiendo otra cosa.',
  NO_ROOM: () =>
    'No queda espacio en ese disco, así que no se escribió todo. Las fotos están intactas.',
  PLACE_READ_ONLY: () =>
    'Snapland no puede escribir ahí. Elige otro lugar. Las fotos están intactas.',
  NOT_WRITTEN: () => 'No se pudo escribir todo ahí. Las fotos están intactas.',
  TRASH_REFUSED: ({ refused, of }) =>
    `La papelera de este ordenador rechazó ${refused} de ${of}. Vuelven a estar en la galería; no se pierde nada.`,
  NO_JPEG: ({ file }) => `No se pudo crear un JPEG de ${file}. El HEIC está guardado.`,
  FIXED_SETTING: () => 'Está fijado en la línea de comandos; no se puede cambiar aquí.',
  WRONG_SETTING: () => 'Ese ajuste no tiene sentido, así que nada ha cambiado.',
  SETTINGS_NOT_KEPT: () =>
    'Los ajustes están en vigor, pero no se pudieron guardar: el próximo inicio no los conocerá.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `Los ajustes que no se pudieron leer están como al principio. El archivo antiguo es ${file}.`,
  LOGIN_UNCHANGED: () => 'No se pudo cambiar lo que se inicia al entrar en la sesión.',
  FOLDER_UNUSABLE: ({ folder }) =>
    `Snapland no puede escribir en la carpeta ${folder}. Elige otra.`,
  PORT_TAKEN: ({ port }) => `Otro programa usa el puerto ${port}. Elige otro.`,
  PORT_FORBIDDEN: ({ port }) =>
    `Este usuario no puede usar el puerto ${port}. Elige uno a partir de 1024.`,
  NO_PORT_FREE: () =>
    'No hay ningún puerto libre en este ordenador. Cierra algunos programas y abre Snapland de nuevo.',
  ADDRESS_NOT_HERE: ({ address }) => `${address} no es una dirección de este ordenador.`,
  NOT_LISTENING: () =>
    'Snapland no puede esperar a los teléfonos. Reinicia el ordenador y abre Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland ya está en marcha con la carpeta de datos ${folder}. Ciérralo primero.`,
  WRONG_COMMAND_LINE: () =>
    'Snapland no entiende la línea de comandos. En una terminal, --help dice qué se puede poner.',
  UNFORESEEN: () => 'Algo falló en este ordenador. No se pierde nada de lo guardado.',
}
