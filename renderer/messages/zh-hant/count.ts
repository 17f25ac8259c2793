import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('zh-Hant')
export const photos = (n: number): string => count(n, { other: '# 張照片' })
export const phones = (n: number): string => count(n, { other: '# 支手機' })
