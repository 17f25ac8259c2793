/** For each plural form of the language: the words, with # where the number stands. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Writes numbers as a language does, and what there is so many of in the plural form that the language has for it. */
export function countingIn(locale: string) {
  const rules = new Intl.PluralRules(locale)
  const digits = new Intl.NumberFormat(locale)
  const number = (n: number): string => digits.format(n)
  return {
    number,
    count: (n: number, forms: Forms): string =>
      (forms[rules.select(n)] ?? forms.other).replace('#', number(n)),
  }
}
