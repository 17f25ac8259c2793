import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('ja')
export const photos = (n: number): string => count(n, { other: '写真#枚' })
export const phones = (n: number): string => count(n, { other: 'スマホ#台' })
