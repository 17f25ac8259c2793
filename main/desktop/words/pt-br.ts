import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/pt-br'
import type { Words } from './words'

const { count } = countingIn('pt-BR')
const photos = (n: number) => count(n, { one: '# foto', other: '# fotos' })

export const ptBr: Words = {
  cannotStart: 'O Snapland não consegue iniciar',
  troubles,

  quitTitle: 'Ainda estão chegando fotos.',
  quitText: (n) =>
    `${count(n, { one: '# foto pararia', other: '# fotos parariam' })} aqui. O que chegou fica guardado e continua se o Snapland for aberto de novo em até um dia.`,
  quitNow: 'Sair',
  goOn: 'Continuar recebendo',

  photos,
  files: (n) => count(n, { one: '# arquivo', other: '# arquivos' }),
  phones: (n) => count(n, { one: '# celular', other: '# celulares' }),
  from: (what, who) => `${what} de ${who}`,
  unseen: (n) => count(n, { one: '# foto nova', other: '# fotos novas' }),

  goesOnTitle: 'O Snapland continua recebendo.',
  goesOnText: 'O ícone na bandeja reabre a janela e permite sair.',
  open: 'Abrir o Snapland',
  copyAddress: (address) => `Copiar o endereço ${address}`,
  copyCode: (code) => `Copiar o código ${code}`,
  stop: 'Parar de receber',
  resume: 'Voltar a receber',
  quit: 'Sair do Snapland',
}
