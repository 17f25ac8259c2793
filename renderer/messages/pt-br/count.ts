import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('pt-BR')
export const photos = (n: number): string => count(n, { one: '# foto', other: '# fotos' })
export const phones = (n: number): string => count(n, { one: '# celular', other: '# celulares' })
