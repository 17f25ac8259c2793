import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('en')
export const photos = (n: number): string => count(n, { one: '# photo', other: '# photos' })
export const phones = (n: number): string => count(n, { one: '# phone', other: '# phones' })
