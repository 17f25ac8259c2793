import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('zh-Hans')
export const photos = (n: number): string => count(n, { other: '# 张照片' })
export const phones = (n: number): string => count(n, { other: '# 部手机' })
