import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/es'
import type { Words } from './words'

const { count } = countingIn('es')
const photos = (n: number) => count(n, { one: '# foto', other: '# fotos' })

export const es: Words = {
  cannotStart: 'Snapland no puede iniciarse',
  troubles,

  quitTitle: 'Aún están llegando fotos.',
  quitText: (n) =>
    `${count(n, { one: '# foto se detendría', other: '# fotos se detendrían' })} aquí. Lo que llegó se conserva y sigue si Snapland se abre de nuevo antes de un día.`,
  quitNow: 'Salir',
  goOn: 'Seguir recibiendo',

  photos,
  files: (n) => count(n, { one: '# archivo', other: '# archivos' }),
  phones: (n) => count(n, { one: '# teléfono', other: '# teléfonos' }),
  from: (what, who) => `${what} de ${who}`,
  unseen: (n) => count(n, { one: '# foto nueva', other: '# fotos nuevas' }),

  goesOnTitle: 'Snapland sigue recibiendo.',
  goesOnText: 'Su icono en la bandeja vuelve a abrir la ventana y permite salir.',
  open: 'Abrir Snapland',
  copyAddress: (address) => `Copiar la dirección ${address}`,
  copyCode: (code) => `Copiar el código ${code}`,
  stop: 'Dejar de recibir',
  resume: 'Volver a recibir',
  quit: 'Salir de Snapland',
}
