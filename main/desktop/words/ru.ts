import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/ru'
import type { Words } from './words'

const { count } = countingIn('ru')
const photos = (n: number) => count(n, { other: '# фото' })

export const ru: Words = {
  cannotStart: 'Snapland не может запуститься',
  troubles,

  quitTitle: 'Фото ещё приходят.',
  quitText: (n) =>
    `Приём остановится: ${photos(n)}. Полученное сохранено; приём продолжится, если запустить Snapland снова в течение суток.`,
  quitNow: 'Выйти',
  goOn: 'Продолжить приём',

  photos,
  files: (n) => count(n, { one: '# файл', few: '# файла', many: '# файлов', other: '# файла' }),
  phones: (n) =>
    count(n, { one: '# телефон', few: '# телефона', many: '# телефонов', other: '# телефона' }),
  from: (what, who) => `${what} от ${who}`,
  unseen: (n) => count(n, { other: '# новых фото', one: '# новое фото' }),

  goesOnTitle: 'Snapland продолжает приём.',
  goesOnText: 'Значок в области уведомлений снова откроет окно или завершит программу.',
  open: 'Открыть Snapland',
  copyAddress: (address) => `Скопировать адрес ${address}`,
  copyCode: (code) => `Скопировать код ${code}`,
  stop: 'Остановить приём',
  resume: 'Возобновить приём',
  quit: 'Выйти из Snapland',
}
