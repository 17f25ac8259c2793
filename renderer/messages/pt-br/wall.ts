import type { wall as English } from '../en/wall'
import { phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'Mural',
    openHint: 'Fotos em tela cheia, para um projetor (F11)',
    scan: 'Aponte a câmera do celular para o código',
    nothingYet: 'A primeira foto aparece aqui.',
    count: (n, senders) => `${photos(n)} de ${phones(senders)}`,
    controls: 'Controles do mural',
    hold: 'Reter fotos novas',
    holdHint: 'As fotos novas são salvas, mas esperam aqui até você mostrá-las (H)',
    waiting: (n) => `${photos(n)} à espera`,
    queue: 'Fotos à espera',
    one: (file, sender) => `${file} de ${sender}`,
    putOff: (photo) => `${photo}, adiada`,
    show: 'Mostrar',
    showHint: 'Mostrar no mural (Enter)',
    notNow: 'Agora não',
    notNowHint: 'Deixar à espera, atrás das outras (Backspace)',
    leave: 'Sair do mural',
    leaveHint: 'Sair do mural (Esc)',
  },
}
