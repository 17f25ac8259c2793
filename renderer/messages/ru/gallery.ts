import type { gallery as English } from '../en/gallery'
import { number, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'Фото',
    today: 'Сегодня',
    yesterday: 'Вчера',
    photos,
    arriving: (n) => `${number(n)} в пути`,
    paused: (n) => `${number(n)} на паузе`,
    phones,
  },
  view: {
    search: 'Поиск по имени',
    phone: 'Телефон',
    allPhones: 'Все телефоны',
    sort: 'Порядок',
    sorts: { arrived: 'Сначала новые', captured: 'По времени съёмки' },
    size: 'Размер миниатюр',
    some: (shown, all) => `${number(shown)} из ${photos(all)}`,
    nothing: 'Нет фото для показа.',
    nothingNamed: (search) => `Нет фото, в имени которых есть «${search}».`,
    nothingLost: 'Все ваши фото на месте.',
    showAll: 'Показать все фото',
  },
  tile: {
    name: (file, width, height) => `${file}, ${width} × ${height} пикселей`,
    nameWithoutSize: (file) => `${file}, размер неизвестен`,
    sizeUnknown: 'Размер неизвестен',
    arrived: (percent) => `Получено ${percent}`,
    arriving: 'В пути',
    paused:
      'На паузе. Полученное сохранено; приём продолжится, когда телефон снова начнёт отправку.',
    pausedShort: 'На паузе',
    noPreview: 'Нет просмотра',
    noPreviewOf: (format) => `Нет просмотра для ${format}`,
    notAPhoto: 'Не фото',
    from: (sender) => `от ${sender}`,
    folder: 'Папка',
    byHand: 'добавлено в папку',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'Сохранено как есть. Некоторые программы его не открывают.' },
    damaged: {
      badge: 'Повреждено',
      hint: 'Файл кончается раньше изображения. Он сохранён таким, каким был отправлен.',
    },
    'too-large': { badge: 'Слишком велико для просмотра', hint: 'Сам файл сохранён.' },
    duplicate: { badge: 'Повтор', hint: 'Телефон прислал его ещё раз. Здесь оно одно.' },
    'no-place': { badge: 'Без места', hint: 'Телефон удалил геоданные перед отправкой.' },
  },
  announce: {
    one: (file, size, sender) => `${file}, ${size}, от ${sender}`,
    several: (n, last) => `Получено ${photos(n)}. Последнее: ${last}`,
  },
}
