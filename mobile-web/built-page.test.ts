import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from './messages/languages'

/** Of the page with all its languages, bytes after gzip: one round trip or two on a weak Wi-Fi. */
const BUDGET = 24 * 1024
/** As the receiver compresses it: main/http/page.ts. */
const GZIP = { level: 9, memLevel: 5 }

const pages = new Map<string, string>()

beforeAll(async () => {
  const builder = await createBuilder({
    configFile: new URL('vite.config.ts', import.meta.url).pathname,
    logLevel: 'silent',
    build: { write: false },
  })
  for (const name of ['index', 'join']) {
    const environment = builder.environments[name]
    if (!environment) throw new Error(`There is no page ${name}`)
    const built = [await builder.build(environment)].flat()
    for (const { output } of built as { output: { fileName: string; source?: unknown }[] }[]) {
      for (const { fileName, source } of output) pages.set(fileName, String(source))
    }
  }
})

describe('the built pages', () => {
  it('are two files and nothing else', () => {
    expect([...pages.keys()].sort()).toEqual(['index.html', 'join.html'])
  })

  it('fit the budget', () => {
    for (const [name, html] of pages) {
      expect(gzipSync(html, GZIP).length, name).toBeLessThanOrEqual(BUDGET)
    }
  })

  it('hold one script and one style, which the security policy can name by hash', () => {
    for (const html of pages.values()) {
      expect(html.match(/<script/g)).toHaveLength(1)
      expect(html.match(/<style/g)).toHaveLength(1)
      const markup = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
      expect(markup).not.toMatch(/\sstyle=|\son\w+=/)
    }
  })

  it('ask for nothing from anywhere', () => {
    for (const html of pages.values()) {
      expect(html).not.toMatch(/\ssrc=|url\(|@import|import\(|https?:\/\/(?!www\.w3\.org)/)
    }
  })

  it('show the computer’s name and the buttons before any script', () => {
    const html = pages.get('index.html') ?? ''
    const [painted = ''] = html.split('<script')
    expect(painted).toContain('<h1 id="computer">{{computer}}</h1>')
    expect(painted).toContain('Choose photos</span>')
    expect(painted).toContain('Take a photo</span>')
    expect(painted).toContain('<noscript>')
  })

  it('use nothing that Safari on iOS 15.0 lacks, or that plain http denies', () => {
    const missing =
      /\.at\(|structuredClone|randomUUID|crypto\.subtle|hasOwn|findLast|toSorted|toReversed|throwIfAborted|AbortSignal\.timeout|showPicker/
    for (const html of pages.values()) expect(html).not.toMatch(missing)
  })

  it('say without script, in every language, that they need it', () => {
    const html = pages.get('index.html') ?? ''
    const sentences = /<noscript>(.*)<\/noscript>/.exec(html)?.[1] ?? ''
    const spoken = [...sentences.matchAll(/<p lang="([\w-]+)">[^<]*JavaScript/g)].map(
      ([, tag]) => tag,
    )
    expect(spoken.sort()).toEqual([...LANGUAGES].sort())
  })

  it('keep what the receiver fills in out of the script', () => {
    for (const html of pages.values()) {
      expect(/<script[^>]*>([\s\S]*)<\/script>/.exec(html)?.[1]).not.toMatch(/\{\{\w+\}\}/)
    }
  })
})
