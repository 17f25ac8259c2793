import type { lightbox as English } from '../en/lightbox'
import { number } from './count'

export const lightbox: typeof English = {
  lightbox: {
    close: 'Закрыть',
    previous: 'Предыдущее фото',
    next: 'Следующее фото',
    position: (at, total) => `${number(at)} из ${number(total)}`,
    showInFolder: 'Показать в папке',
    copySize: 'Копировать размер',
    copied: (size) => `Скопировано: ${size}`,
    shown: 'Показано в папке',
    stored: (size) => `хранится как ${size}`,
    orientation: (orientation) => `ориентация ${orientation}`,
    cannotShow: 'Это изображение нельзя показать здесь.',
    untouched:
      'Файл сохранён таким, каким был отправлен. «Показать в папке» поможет открыть его в другой программе.',
    fit: 'По размеру окна (0)',
    actualSize: 'Реальные пиксели (1)',
    swap: 'Поменять местами (X)',
    details: 'Сведения',
    stillArriving: 'Это фото ещё в пути.',
  },
  details: {
    label: 'Сведения',
    size: 'Размер',
    megapixels: 'Мегапиксели',
    stored: 'В файле',
    format: 'Формат',
    bytes: 'Размер файла',
    captured: 'Снято',
    camera: 'Камера',
    sender: 'От кого',
    received: 'Получено',
    location: 'Геоданные',
    present: 'есть в файле',
    absent: 'нет в файле',
    notSaid: 'нет в файле',
    converted: (format) => `${format}, телефон преобразовал из HEIC`,
    removed: 'удалены телефоном',
    inMegapixels: (n) => `${n} Мп`,
  },
}
