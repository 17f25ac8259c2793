import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('fr')
export const photos = (n: number): string => count(n, { one: '# photo', other: '# photos' })
export const phones = (n: number): string => count(n, { one: '# téléphone', other: '# téléphones' })
