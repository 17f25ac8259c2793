/**
 * The page that shows all screenshots: a section for each state, in it each picture as a link to
 * itself.
 * @param {readonly string[]} files paths below the page's folder, with `/` between their parts
 */
export function indexPage(files) {
  /** @type {Map<string, string[]>} */
  const states = new Map()
  for (const file of files.toSorted()) {
    const state = file.replace(/-(light|dark)-.*$/, '')
    states.set(state, [...(states.get(state) ?? []), file])
  }
  const sections = [...states].map(([state, pictures]) => {
    const links = pictures.map(
      (file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`,
    )
    return `<h2>${state}</h2>\n${links.join('\n')}`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Snapland in pictures</title>
<style>body { font-family: sans-serif } img { max-width: 240px; max-height: 320px; margin: 4px }</style>
<h1>Snapland in pictures</h1>
${sections.join('\n')}
</html>
`
}
