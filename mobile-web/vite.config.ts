import { readFileSync } from 'node:fs'
import { build, defineConfig, type Plugin } from 'vite'
import { directionOf, LANGUAGES, type Language } from '../contract/language'
import type { Sentences } from '../contract/translate'

const PAGES = ['index', 'landing']
/** The place of a sentence in the markup. */
const KEY = /\[\[([\w.]+)\]\]/g

/** What Lightning CSS adds for `light-dark()`, which no style here uses. */
const UNUSED = /--lightningcss-(light|dark):(initial| );/g

export default defineConfig({
  root: import.meta.dirname,
  plugins: [bundledAlone(), selfContained(), onceALanguage()],
  build: {
    outDir: '../out/mobile-web',
    emptyOutDir: true,
    // The oldest phone that the page promises to work on.
    target: 'safari15',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: PAGES.map((page) => `${import.meta.dirname}/${page}.html`),
    },
  },
})

/**
 * Bundles the script of the small page alone: two pages with common modules would ask for a common
 * file.
 */
function bundledAlone(): Plugin {
  return {
    name: 'bundled-alone',
    enforce: 'pre',
    async load(id) {
      if (id !== `${import.meta.dirname}/landing.ts`) return null
      const options = { write: false, minify: false, modulePreload: false } as const
      const built = await build({
        ...{ configFile: false, logLevel: 'silent' },
        build: { ...options, rolldownOptions: { input: id } },
      })
      const [entry] = 'output' in built ? built.output : []
      if (entry === undefined) throw new Error(`${id} was not built.`)
      for (const file of entry.moduleIds) this.addWatchFile(file)
      return entry.code
    },
  }
}

/**
 * Puts the script and the style sheet into the page, so that one request brings all of it and the
 * receiver can name both by their hash in the Content-Security-Policy.
 */
function selfContained(): Plugin {
  return {
    name: 'self-contained',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const pages = Object.values(bundle).filter((file) => file.fileName.endsWith('.html'))
      for (const page of pages) {
        if (page.type !== 'asset') continue
        page.source = String(page.source)
          .replace(/<link rel="stylesheet"[^>]* href="([^"]+)">/, (_tag, address) => {
            return `<style>${take(address).trim().replace(UNUSED, '')}</style>`
          })
          .replace(/<script [^>]* src="([^"]+)"><\/script>([\s\S]*)<\/body>/, (...match) => {
            const [, address = '', between = ''] = match.map(String)
            // Last, so that the page is painted before its script is read.
            return `${between}<script type="module">${take(address).trim()}</script>\n</body>`
          })
      }
      const left = Object.values(bundle).filter((file) => !pages.includes(file))
      if (left.length > 0) this.error(`Not in the page: ${left.map((file) => file.fileName)}`)

      function take(address: string): string {
        const name = address.replace(/^\.?\//, '')
        const file = bundle[name]
        if (file === undefined)
          throw new Error(`The page asks for ${address}, which was not built.`)
        delete bundle[name]
        return file.type === 'chunk' ? file.code : String(file.source)
      }
    },
  }
}

/**
 * Writes each page once for each language, as `<page>.<language>.html`: `[[key]]` in the markup
 * becomes the sentence `phone.key`, and `SENTENCES` in the script an object of all `phone.*` but
 * those that stand in the markup alone. The markup loses its indentation.
 */
function onceALanguage(): Plugin {
  return {
    name: 'once-a-language',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const { fileName, ...page } of Object.values(bundle)) {
        if (page.type !== 'asset') continue
        delete bundle[fileName]
        for (const language of LANGUAGES) {
          this.emitFile({
            type: 'asset',
            fileName: fileName.replace(/html$/, `${language}.html`),
            source: translated(String(page.source), language),
          })
        }
      }
    },
  }
}

function translated(html: string, language: Language): string {
  const sentences = sentencesOf(language)
  const isOfMarkup = (key: string, script: string) => IN_MARKUP.has(key) && !script.includes(key)
  // Where a form is missing, the sentence is said in the form `other` (contract/translate.ts).
  const isOther = (key: string) =>
    /_(zero|one|two|few|many)$/.test(key) &&
    sentences[key] === sentences[key.replace(/_[a-z]+$/, '_other')]
  const sentencesFor = (script: string) =>
    Object.fromEntries(
      Object.entries(sentences).filter(([key]) => !isOfMarkup(key, script) && !isOther(key)),
    )
  return html
    .replace(/\n\s+/g, '\n')
    .replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`)
    .replace(KEY, (_, key: string) => {
      const text = sentences[`phone.${key}`]
      if (text === undefined) throw new Error(`There is no sentence phone.${key} in ${language}.`)
      return escapeHtml(text).replace('{computer}', '<strong>{{computer}}</strong>')
    })
    .replace(/(<script[^>]*>)([\s\S]*)(<\/script>)/, (_, start, script: string, end) => {
      if (!script.includes('SENTENCES')) return start + scriptText(script) + end
      // First: next to the words of the markup they take less, compressed.
      const said = JSON.stringify(sentencesFor(script))
      return start + scriptText(`var SENTENCES=${said};${script}`) + end
    })
}

/** Keys of the sentences in the markup of any page. */
const IN_MARKUP = new Set(
  PAGES.flatMap((page) =>
    [...readFileSync(`${import.meta.dirname}/${page}.html`, 'utf8').matchAll(KEY)].map(
      ([, key = '']) => `phone.${key}`,
    ),
  ),
)

function sentencesOf(language: Language): Sentences {
  const file = new URL(`../locales/${language}.json`, import.meta.url)
  const all = Object.entries<string>(JSON.parse(readFileSync(file, 'utf8')))
  return Object.fromEntries(all.filter(([key]) => key.startsWith('phone.')))
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Inside a script element these two sequences would end or comment out the rest of the page. */
const scriptText = (code: string) =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
