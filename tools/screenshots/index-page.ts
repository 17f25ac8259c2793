import { THEMES } from './studio'

const HEAD = `# The window in pictures

\`npm run screenshots\` draws them anew from the real app, with painted photos: every screen and state, light and dark, in English, Korean and
Arabic, at 800 x 600 and 1920 x 1080. axe-core is run on each of them and finds nothing. The small pictures below lead to the large ones;
the phone's pages lie beside this file.
`

/** docs/screenshots/README.md: a row of small pictures for each state, each leading to its large one. */
export function indexPage(
  states: readonly string[],
  languages: readonly string[],
  inForcedColours: readonly string[],
): string {
  const rows = states.map((state) => {
    const cells = languages.flatMap((language) =>
      THEMES.map((theme) => {
        const file = (width: number) => `window/${state}-${theme}-${language}-${width}.webp`
        return `<a href="${file(1920)}"><img src="${file(800)}" width="120" alt="${state}, ${theme}, ${language}"></a>`
      }),
    )
    return `\n## ${state}\n${cells.join('\n')}\n`
  })
  const forced = inForcedColours.flatMap((state) =>
    THEMES.map((theme) => {
      const file = `window/${state}-${theme}-forced.webp`
      return `<a href="${file}"><img src="${file}" width="240" alt="${state}, ${theme}, forced colours"></a>`
    }),
  )
  return `${HEAD}${rows.join('')}\n## In forced colours\n${forced.join('\n')}\n`
}
