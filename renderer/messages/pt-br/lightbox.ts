import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: 'Fechar',
    previous: 'Foto anterior',
    next: 'Próxima foto',
    position: (at, total) => `${number(at)} de ${number(total)}`,
    showInFolder: 'Mostrar na pasta',
    copySize: 'Copiar tamanho',
    copied: (size) => `${size} copiado`,
    shown: 'Mostrada na pasta',
    stored: (size) => `armazenada como ${size}`,
    orientation: (orientation) => `orientação ${orientation}`,
    cannotShow: 'Esta imagem não pode ser mostrada aqui.',
    untouched:
      'O arquivo está salvo como foi enviado. Use “Mostrar na pasta” para abri-lo em outro programa.',
    fit: 'Ajustar à janela (0)',
    actualSize: 'Pixels reais (1)',
    swap: 'Trocar os lados (X)',
    details: 'Detalhes',
    stillArriving: 'Esta foto ainda está chegando.',
  },
  details: {
    label: 'Detalhes',
    size: 'Tamanho',
    megapixels: 'Megapixels',
    stored: 'No arquivo',
    format: 'Formato',
    bytes: 'Tamanho do arquivo',
    captured: 'Tirada em',
    camera: 'Câmera',
    sender: 'De',
    received: 'Recebida em',
    location: 'Localização',
    present: 'no arquivo',
    absent: 'não está no arquivo',
    notSaid: 'não está no arquivo',
    converted: (format) => `${format}, convertida de HEIC pelo celular`,
    removed: 'removida pelo celular',
    inMegapixels: (n) => `${n} MP`,
  },
}
