const digits = new Intl.NumberFormat('ko')

export const number = (n: number): string => digits.format(n)
export const photos = (n: number): string => `사진 ${number(n)}장`
export const phones = (n: number): string => `휴대폰 ${number(n)}대`
