const rules = new Intl.PluralRules('en')
const digits = new Intl.NumberFormat('en')

export const number = (n: number): string => digits.format(n)
export const count = (n: number, one: string, other: string): string =>
  `${number(n)} ${rules.select(n) === 'one' ? one : other}`
export const photos = (n: number): string => count(n, 'photo', 'photos')
export const phones = (n: number): string => count(n, 'phone', 'phones')
