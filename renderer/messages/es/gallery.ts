import type { gallery as English } from '../en/gallery'
import { count, number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'Fotos',
    today: 'Hoy',
    yesterday: 'Ayer',
    photos,
    arriving: (n) => `${number(n)} en camino`,
    paused: (n) => `${number(n)} en pausa`,
    phones,
  },
  view: {
    search: 'Buscar nombres',
    phone: 'Teléfono',
    allPhones: 'Todos los teléfonos',
    sort: 'Orden',
    sorts: { arrived: 'Más recientes', captured: 'Por fecha de captura' },
    size: 'Tamaño de las miniaturas',
    some: (shown, all) => `${number(shown)} de ${photos(all)}`,
    nothing: 'No hay fotos que mostrar.',
    nothingNamed: (search) => `Ninguna foto tiene «${search}» en el nombre.`,
    nothingLost: 'Todas tus fotos siguen ahí.',
    showAll: 'Mostrar todas las fotos',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} píxeles`,
    nameWithoutSize: (file) => `${file}, tamaño desconocido`,
    sizeUnknown: 'Tamaño desconocido',
    arrived: (percent) => `Ha llegado el ${percent}`,
    arriving: 'En camino',
    paused: 'En pausa. Lo que llegó se conserva; sigue cuando el teléfono vuelva a enviar.',
    pausedShort: 'En pausa',
    noPreview: 'Sin vista previa',
    noPreviewOf: (format) => `Sin vista previa de ${format}`,
    notAPhoto: 'No es una foto',
    from: (sender) => `de ${sender}`,
    folder: 'Carpeta',
    byHand: 'puesta en la carpeta',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'Se guarda tal cual. Algunos programas no pueden abrirla.' },
    damaged: {
      badge: 'Dañada',
      hint: 'El archivo acaba antes que la imagen. Se guarda tal como se envió.',
    },
    'too-large': {
      badge: 'Demasiado grande para la vista previa',
      hint: 'El archivo está guardado.',
    },
    duplicate: {
      badge: 'Repetida',
      hint: 'El teléfono la envió otra vez. Aquí está una sola vez.',
    },
    'no-place': { badge: 'Sin lugar', hint: 'El teléfono quitó la ubicación antes de enviarla.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, de ${sender}`,
    several: (n, last) =>
      `${count(n, { one: 'Ha llegado # foto', other: 'Han llegado # fotos' })}. La última: ${last}`,
  },
}
