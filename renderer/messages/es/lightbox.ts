import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: 'Cerrar',
    previous: 'Foto anterior',
    next: 'Foto siguiente',
    position: (at, total) => `${number(at)} de ${number(total)}`,
    showInFolder: 'Mostrar en la carpeta',
    copySize: 'Copiar tamaño',
    copied: (size) => `${size} copiado`,
    shown: 'Mostrada en su carpeta',
    stored: (size) => `guardada como ${size}`,
    orientation: (orientation) => `orientación ${orientation}`,
    cannotShow: 'Esta imagen no se puede mostrar aquí.',
    untouched:
      'El archivo está guardado tal como se envió. Usa «Mostrar en la carpeta» para abrirlo en otro programa.',
    fit: 'Ajustar a la ventana (0)',
    actualSize: 'Píxeles reales (1)',
    swap: 'Intercambiar lados (X)',
    details: 'Detalles',
    stillArriving: 'Esta foto aún está llegando.',
  },
  details: {
    label: 'Detalles',
    size: 'Tamaño',
    megapixels: 'Megapíxeles',
    stored: 'En el archivo',
    format: 'Formato',
    bytes: 'Tamaño del archivo',
    captured: 'Tomada',
    camera: 'Cámara',
    sender: 'De',
    received: 'Recibida',
    location: 'Ubicación',
    present: 'en el archivo',
    absent: 'no está en el archivo',
    notSaid: 'no está en el archivo',
    converted: (format) => `${format}, convertida de HEIC por el teléfono`,
    removed: 'quitada por el teléfono',
    inMegapixels: (n) => `${n} MP`,
  },
}
