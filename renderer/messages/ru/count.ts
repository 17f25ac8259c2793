import { countingIn } from '../../../contract/counting'

export const { number, count } = countingIn('ru')
/** «Фото» has one form for all numbers. */
export const photos = (n: number): string => count(n, { other: '# фото' })
export const phones = (n: number): string =>
  count(n, { one: '# телефон', few: '# телефона', many: '# телефонов', other: '# телефона' })
