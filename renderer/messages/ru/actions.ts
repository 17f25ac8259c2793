import type { actions as English } from '../en/actions'
import { count, number, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'Выбранные фото',
    clear: 'Снять выделение',
    menu: 'Фото',
    selected: (n) => `Выбрано: ${number(n)}`,
    enlarge: 'Увеличить',
    names: {
      open: 'Открыть в обычной программе',
      compare: 'Сравнить',
      copyImage: 'Копировать изображение',
      copySize: 'Копировать размер',
      showInFolder: 'Показать в папке',
      saveCopies: 'Сохранить копию…',
      exportZip: 'Экспорт в ZIP…',
      exportCsv: 'Экспорт списка в CSV…',
      trash: 'Переместить в корзину',
    },
    export: 'Экспорт',
    exportZipOf: (n) => `${photos(n)} в ZIP…`,
    exportCsvOf: (n) => `Список (${photos(n)}) в CSV…`,
    opened: (n) => `Открыто: ${photos(n)}`,
    copiedImage: (file) => `Скопировано: ${file}`,
    copiedSizes: (sizes) =>
      sizes.length === 1
        ? `Скопировано: ${sizes[0]}`
        : `Скопировано размеров: ${number(sizes.length)}`,
    savedCopies: (n, place) =>
      `${count(n, {
        one: 'Сохранена # копия',
        few: 'Сохранены # копии',
        many: 'Сохранено # копий',
        other: 'Сохранено # копии',
      })} в ${place}`,
    thrownAway: (n) => `${photos(n)} отправляется в корзину`,
    inTrash: (n) => `${photos(n)} в корзине`,
    broughtBack: (n) => `Возвращено: ${photos(n)}`,
    undo: 'Вернуть',
    exporting: (n) => `Экспорт: ${photos(n)}`,
    exported: (place) => `Сохранено: ${place}`,
    copying: (n) => `Копирование: ${photos(n)}`,
    cancelled: 'Ничего не записано.',
    cancel: 'Отмена',
  },
}
