import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('es')
export const photos = (n: number): string => count(n, { one: '# foto', other: '# fotos' })
export const phones = (n: number): string => count(n, { one: '# teléfono', other: '# teléfonos' })
