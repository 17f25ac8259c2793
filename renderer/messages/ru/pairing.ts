import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { phones, photos } from './count'

const who = (facts: LightFacts): string => facts.name ?? phones(facts.phones)

export const pairing: typeof English = {
  pairing: {
    title: 'Фото с телефона — прямо сюда.',
    steps: {
      network: {
        what: 'Одна сеть Wi-Fi',
        how: 'Телефон и этот компьютер, не гостевая сеть.',
      },
      scan: {
        what: 'Наведите камеру на код',
        how: 'Нажмите на появившуюся ссылку. Ничего не нужно устанавливать.',
      },
      pick: { what: 'Выберите фото', how: (folder) => `Они появятся здесь и в папке ${folder}.` },
    },
    noCamera: ['Нет камеры? Откройте ', ' и введите ', ''],
    qrLabel: (address) => `QR-код адреса ${address}`,
    straight: 'Фото идут прямо на этот компьютер по вашей сети Wi-Fi и никогда — через интернет.',
    anyone:
      'Любой, кто отсканирует код, может присылать сюда фото, пока вы не нажмёте «Стоп». Ваших файлов никто не видит.',
    notEncrypted: 'Без шифрования: дома можно, в общественной сети Wi-Fi лучше не стоит.',
    encrypted: 'Передача с телефона на этот компьютер зашифрована.',
    warningShort: 'Телефон предупреждает о сертификате?',
    warning:
      'Браузер телефона предупредит о неизвестном сертификате: этот компьютер сделал его сам. Нажмите «Дополнительные», затем «Перейти»; на iPhone — «Подробнее», затем «посетить этот веб-сайт».',
  },
  panel: {
    label: 'Подключение',
    network: 'Сеть',
    address: 'Адрес',
    code: 'Код',
    phones: 'Телефоны',
    noPhones: 'Страница не открыта ни на одном телефоне.',
    sent: (n) => `Отправлено: ${photos(n)}`,
    openFolder: 'Открыть папку',
    stop: 'Стоп',
    stopHint: 'Прекратить приём',
    resume: 'Продолжить',
    newCode: 'Новый код',
    newCodeHint: 'Создать новый код. Старый сразу перестанет работать.',
    stopped: 'Остановлено',
    chooseNetwork: (network) => `Сеть: ${network}. Выбрать другую`,
    trouble: 'Телефон не подключается?',
  },
  help: {
    title: 'Пока ни один телефон не подключился.',
    steps: [
      'Телефон и компьютер в одной сети Wi-Fi, и она не гостевая.',
      'VPN выключен и на телефоне, и здесь.',
      'Android 17 и новее: разрешите браузеру «Устройства поблизости».',
      'iPhone с Chrome или Firefox: разрешите «Локальную сеть» в Настройках.',
      'Брандмауэр этого компьютера разрешает Snapland в частных сетях.',
    ],
    nextAddress: 'Возможно, код указывает не на ту сеть.',
    tryNext: (network) => `Попробовать ${network}`,
    noWifi:
      'Нет Wi-Fi? Включите точку доступа на этом компьютере и сначала подключите к ней телефон.',
    joinWifi: 'Показать код для Wi-Fi',
  },
  wifi: {
    title: 'Подключить телефон к Wi-Fi',
    name: 'Имя сети Wi-Fi',
    password: 'Пароль',
    hint: 'Сначала отсканируйте камерой телефона этот код, затем код Snapland.',
    empty:
      'Введите имя точки доступа и пароль. Они останутся только в этом окне, пока вы его не закроете.',
    tooShort: 'В пароле Wi-Fi не меньше 8 символов.',
    qrLabel: (name) => `QR-код для сети Wi-Fi ${name}`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: 'Ethernet',
    vpn: 'VPN',
    virtual: 'Виртуальная сеть',
    loopback: 'Нет',
    other: 'Сеть',
  },
  light: {
    stopped: () => 'Остановлено. Отправка с телефонов невозможна.',
    'no-network': () => 'Компьютер не подключён к сети, телефоны его не видят.',
    waiting: () => 'Ждём телефон',
    reached: () => 'Телефон нашёл этот компьютер',
    open: (facts) => `${who(facts)}: страница открыта`,
    hidden: (facts) => `${who(facts)}: страница в фоне`,
    choosing: (facts) => `${who(facts)}: идёт выбор фото`,
    preparing: (facts) => `${who(facts)}: фото готовятся`,
    sending: (facts) => `${who(facts)}: отправляется ${facts.at} из ${facts.total}`,
    receiving: (facts) => `Приём: ${photos(facts.total)}`,
    paused: (facts) => `На паузе: ${photos(facts.total)}, ждём телефон`,
    done: (facts) => `${who(facts)}: всё сохранено`,
  },
  phone: {
    open: () => 'страница открыта',
    hidden: () => 'страница в фоне',
    picking: () => 'выбор фото',
    preparing: () => 'подготовка фото',
    sending: (at, total) => `отправка ${at} из ${total}`,
    done: () => 'всё сохранено',
  },
  people: {
    remove: (name) => `Отключить ${name}`,
    removeTitle: (name) => `Отключить ${name}?`,
    removeText:
      'До перезапуска Snapland с этого телефона больше ничего не принимается. Незаконченное отменяется, присланные фото остаются.',
    removeNow: 'Отключить',
    cancel: 'Отмена',
    asks: (name) => `${name}: можно отправлять фото?`,
    allow: 'Разрешить',
    refuse: 'Отказать',
  },
}
