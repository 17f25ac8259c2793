/**
 * The first of the person's languages that is spoken here: `ko` for "ko-KR".
 * @param wanted `navigator.languages`, best first
 */
export function chooseLanguage<Language extends string>(
  wanted: readonly string[],
  spoken: readonly Language[],
  otherwise: Language,
): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    const found = spoken.find((one) => one === language)
    if (found) return found
  }
  return otherwise
}
