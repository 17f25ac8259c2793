import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('de')
export const photos = (n: number): string => count(n, { one: '# Foto', other: '# Fotos' })
export const phones = (n: number): string => count(n, { one: '# Handy', other: '# Handys' })
