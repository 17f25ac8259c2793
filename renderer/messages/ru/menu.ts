import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: '&Файл',
    edit: '&Правка',
    photo: 'Ф&ото',
    view: '&Вид',
    window: '&Окно',
    commands: {
      selectAll: 'Выделить все фото',
      larger: 'Миниатюры крупнее',
      smaller: 'Миниатюры мельче',
      usualSize: 'Обычный размер',
      settings: 'Настройки…',
      stop: 'Остановить приём',
      resume: 'Возобновить приём',
    },
    roles: {
      undo: 'Отменить',
      redo: 'Повторить',
      cut: 'Вырезать',
      copy: 'Копировать',
      paste: 'Вставить',
      selectAll: 'Выбрать все',
      about: 'О программе Snapland',
      services: 'Службы',
      hide: 'Скрыть Snapland',
      hideOthers: 'Скрыть остальные',
      unhide: 'Показать все',
      minimize: 'Свернуть',
      zoom: 'Изменить масштаб',
      front: 'Все окна — на передний план',
      close: 'Закрыть окно',
      quit: 'Выйти из Snapland',
    },
  },
}
