import type { problems as English } from '../en/problems'
import { photos } from './count'

export const problems: typeof English = {
  notices: {
    label: 'Mensajes',
    dismiss: 'Descartar',
    one: (file, sender) => `${file} de ${sender}`,
    several: (n, sender) => `${photos(n)} de ${sender}`,
  },
  problems: {
    DUPLICATE: {
      what: 'Ya está aquí, así que no se guarda otra vez.',
      next: 'El mismo contenido ya vino de este teléfono. Es la foto de la galería.',
    },
    BODY_ENDED_EARLY: {
      what: 'Se cortó la conexión con el teléfono.',
      next: 'Lo que llegó se conserva. Sigue cuando el teléfono vuelva a esta wifi con su página abierta.',
    },
    IDLE: {
      what: 'No ha llegado nada durante un rato.',
      next: 'Lo que llegó se conserva. Despierta el teléfono y deja su página abierta; sigue desde ahí.',
    },
    CHECKSUM_MISMATCH: {
      what: 'Un trozo se dañó por el camino.',
      next: 'No se pierde nada. El teléfono envía ese trozo de nuevo.',
    },
    EMPTY_FILE: {
      what: 'El archivo está vacío (0 bytes): no había nada que guardar.',
      next: 'Sigue en el teléfono. Ábrelo allí para ver si la foto está.',
    },
    TOO_LARGE: {
      what: 'El archivo es mayor de lo que este ordenador acepta.',
      next: 'Sigue en el teléfono. Las demás fotos continúan.',
    },
    NOT_A_PHOTO: {
      what: 'Esto no es una foto, así que no se guardó.',
      next: 'Sigue en el teléfono. Las demás fotos continúan.',
    },
    SAVE_FAILED: {
      what: 'No se pudo escribir la foto en el disco.',
      next: 'Sigue en el teléfono. Revisa la carpeta de recepción y envíala de nuevo.',
    },
    EXPIRED: {
      what: 'Esta foto no se completó en un día.',
      next: 'Lo que había llegado se borró. La foto sigue en el teléfono: envíala de nuevo.',
    },
    FOLDER_GONE: {
      what: 'La carpeta de recepción no está.',
      next: 'Lo que llegó se conserva. Conecta su disco o crea la carpeta de nuevo y vuelve a intentarlo en el teléfono.',
    },
    FOLDER_READ_ONLY: {
      what: 'Snapland no puede escribir en la carpeta de recepción.',
      next: 'La foto sigue en el teléfono. Permite escribir ahí y vuelve a intentarlo en el teléfono.',
    },
    DISK_FULL: {
      what: 'El disco de este ordenador está lleno.',
      next: 'Lo que llegó se conserva. Libera espacio y vuelve a intentarlo en el teléfono.',
    },
    PAUSED: {
      what: 'Este ordenador ha dejado de recibir por ahora.',
      next: 'La foto sigue en el teléfono.',
    },
    NOT_FOUND: {
      what: 'El código cambió mientras llegaba esta foto.',
      next: 'Sigue en el lugar desde donde se envió. Escanea el código nuevo y envíala otra vez.',
    },
    INTERNAL: {
      what: 'Algo falló en este ordenador.',
      next: 'No se pierde nada de lo guardado. Envía la foto de nuevo.',
    },
  },
  startFailed: {
    what: 'Snapland no pudo mostrar sus fotos.',
    next: 'Están a salvo en la carpeta de recepción. Cierra Snapland y ábrelo de nuevo.',
  },
}
