import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'
import { CATALOGUES } from './messages/catalogues'
import type { TextKey } from './messages/en'
import { NO_SCRIPT } from './messages/no-script'

const PAGES = ['index', 'join'] as const

/** Each page is built alone: built together they would share a file, and each must stand by itself. */
const environments: Record<string, EnvironmentOptions> = Object.fromEntries(
  PAGES.map((page) => [
    page,
    {
      consumer: 'client',
      build: { rollupOptions: { input: `${import.meta.dirname}/${page}.html` } },
    },
  ]),
)

export default defineConfig({
  root: import.meta.dirname,
  environments,
  plugins: [packedCatalogues(), sentencesWithoutScript(), selfContained()],
  build: {
    outDir: '../out/mobile-web',
    emptyOutDir: false,
    // The oldest phone that the page promises to work on.
    target: 'safari15',
    modulePreload: false,
    assetsInlineLimit: 0,
  },
  builder: {
    async buildApp(builder) {
      for (const page of PAGES) {
        const environment = builder.environments[page]
        if (environment) await builder.build(environment)
      }
    },
  },
})

/**
 * Puts the catalogues behind the script as one text: the names of the sentences in the first line, then a line for each language. The
 * names eleven times over, and all of it within the script, would be a tenth of the page.
 */
function packedCatalogues(): Plugin {
  const keys = Object.keys(CATALOGUES.en) as TextKey[]
  const lines = Object.values(CATALOGUES).map((texts) => keys.map((key) => texts[key]).join('\t'))
  const packed = `<template id="texts">${keys.join('\t')}\n${lines.join('\n')}</template>`
  return {
    name: 'packed-catalogues',
    transform: {
      filter: { id: /messages\/catalogues\.ts$/ },
      handler: () => `
        import { LANGUAGES } from './languages'
        const cells = (line) => line.split('\\t')
        export const catalogueOf = (language) => {
          const lines = document.querySelector('#texts').content.textContent.split('\\n')
          const texts = cells(lines[LANGUAGES.indexOf(language) + 1])
          return Object.fromEntries(cells(lines[0]).map((key, at) => [key, texts[at]]))
        }`,
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.includes('main.ts') ? html.replace('</body>', `${packed}\n</body>`) : html,
    },
  }
}

/** Puts the sentence for browsers without script into the page, in every language, since nothing could choose one there. */
function sentencesWithoutScript(): Plugin {
  const sentences = Object.entries(NO_SCRIPT).map(
    ([language, text]) => `<p lang="${language}">${text}</p>`,
  )
  return {
    name: 'sentences-without-script',
    transformIndexHtml: (html) =>
      html.replace('<noscript></noscript>', `<noscript>${sentences.join('')}</noscript>`),
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
            return `<style>${take(address).trim()}</style>`
          })
          .replace(/<script [^>]* src="([^"]+)"><\/script>([\s\S]*)<\/body>/, (...match) => {
            const [, address = '', between = ''] = match.map(String)
            // Last, so that the page is painted before its script is read; only the catalogues stand behind it.
            const script = `<script type="module">${scriptText(take(address))}</script>\n`
            const texts = between.indexOf('<template id="texts">')
            const end = texts === -1 ? between : between.slice(0, texts)
            return `${end}${script}${between.slice(end.length)}</body>`
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

/** Inside a script element these two sequences would end or comment out the rest of the page. */
function scriptText(code: string): string {
  return code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
}
