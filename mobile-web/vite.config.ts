import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

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
  plugins: [selfContained()],
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
            const [, address, between] = match
            // Last, so that the page is painted before its script is read.
            return `${between}<script type="module">${scriptText(take(address))}</script>\n</body>`
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
