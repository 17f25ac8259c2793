import { directionOf, type Language } from './languages'

/**
 * Puts the page's fixed words into the person's language: elements name theirs by `data-text`, and by `data-label` what only a screen reader says.
 * The markup holds the English ones, for the first paint and where there is no script. What stands for `{0}` is an element that stays.
 */
export function translate<Key extends string>(
  page: Document,
  language: Language,
  texts: Readonly<Record<Key, string>>,
): void {
  page.documentElement.lang = language
  page.documentElement.dir = directionOf(language)
  for (const element of page.querySelectorAll<HTMLElement>('[data-text]')) {
    const [before = '', after] = textOf(element.dataset.text).split('{0}')
    const between = element.firstElementChild
    if (after === undefined || between === null) element.textContent = before
    else element.replaceChildren(before, between, after)
  }
  for (const element of page.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', textOf(element.dataset.label))
  }

  function textOf(key: string | undefined): string {
    return texts[key as Key] ?? ''
  }
}
