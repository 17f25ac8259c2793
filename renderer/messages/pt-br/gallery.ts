import type { gallery as English } from '../en/gallery'
import { count, number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'Fotos',
    today: 'Hoje',
    yesterday: 'Ontem',
    photos,
    arriving: (n) => `${number(n)} a caminho`,
    paused: (n) => `${number(n)} em pausa`,
    phones,
  },
  view: {
    search: 'Buscar nomes',
    phone: 'Celular',
    allPhones: 'Todos os celulares',
    sort: 'Ordem',
    sorts: { arrived: 'Mais recentes', captured: 'Por data da foto' },
    size: 'Tamanho das miniaturas',
    some: (shown, all) => `${number(shown)} de ${photos(all)}`,
    nothing: 'Nenhuma foto para mostrar.',
    nothingNamed: (search) => `Nenhuma foto tem “${search}” no nome.`,
    nothingLost: 'Suas fotos continuam todas aí.',
    showAll: 'Mostrar todas as fotos',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} pixels`,
    nameWithoutSize: (file) => `${file}, tamanho desconhecido`,
    sizeUnknown: 'Tamanho desconhecido',
    arrived: (percent) => `${percent} já chegou`,
    arriving: 'Chegando',
    paused: 'Em pausa. O que chegou fica guardado; continua quando o celular enviar de novo.',
    pausedShort: 'Em pausa',
    noPreview: 'Sem prévia',
    noPreviewOf: (format) => `Sem prévia de ${format}`,
    notAPhoto: 'Não é uma foto',
    from: (sender) => `de ${sender}`,
    folder: 'Pasta',
    byHand: 'colocada na pasta',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'Guardada como veio. Alguns programas não conseguem abri-la.' },
    damaged: {
      badge: 'Danificada',
      hint: 'O arquivo acaba antes da imagem. Fica guardado como foi enviado.',
    },
    'too-large': { badge: 'Grande demais para a prévia', hint: 'O arquivo está salvo.' },
    duplicate: { badge: 'Repetida', hint: 'O celular a enviou de novo. Aqui ela está uma só vez.' },
    'no-place': { badge: 'Sem local', hint: 'O celular removeu a localização antes de enviar.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, de ${sender}`,
    several: (n, last) =>
      `${count(n, { one: '# foto chegou', other: '# fotos chegaram' })}. A última: ${last}`,
  },
}
