import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'Стена',
    openHint: 'Фото на весь экран, для проектора (F11)',
    scan: 'Наведите камеру телефона на код',
    nothingYet: 'Здесь появится первое фото.',
    count: (n, senders) => `${photos(n)} · ${phones(senders)}`,
    controls: 'Управление стеной',
    hold: 'Придерживать новые фото',
    holdHint: 'Новые фото сохраняются, но ждут здесь, пока вы их не покажете (H)',
    waiting: (n) => `Ждут: ${photos(n)}`,
    queue: 'Ожидающие фото',
    one: (file, sender) => `${file}, ${sender}`,
    putOff: (photo) => `${photo}, отложено`,
    show: 'Показать',
    showHint: 'Показать на стене (Enter)',
    notNow: 'Не сейчас',
    notNowHint: 'Пусть ждёт после остальных (Backspace)',
    leave: 'Закрыть стену',
    leaveHint: 'Закрыть стену (Esc)',
  },
}
