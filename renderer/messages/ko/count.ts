import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('ko')
export const photos = (n: number): string => count(n, { other: '사진 #장' })
export const phones = (n: number): string => count(n, { other: '휴대폰 #대' })
