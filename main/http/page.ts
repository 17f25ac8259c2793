import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip, type ZlibOptions } from 'node:zlib'
import type { Context } from 'koa'
import { type Language, spokenLanguage } from '../../contract/language'

const zip = promisify<Buffer, ZlibOptions, Buffer>(gzip)
const GZIP: ZlibOptions = { level: 9, memLevel: 5 }
/**
 * Filled pages kept at most, so that no request has to fill one that another has just displaced. A
 * language has some twenty, and each name of the computer has its own.
 */
const MOST_FILLED = 400

/** What is put into the pages at run time. */
export interface PageValues {
  /** This computer's name as phones see it. */
  computer: string
  /** Value of the file field's `accept`. */
  accept: string
  scheme: string
}

/** What stands in place of `{{name}}`: text, which is escaped, or markup, which is not. */
export type Filling = string | { markup: string }

export type Pages = ReturnType<typeof createPages>

/**
 * The pages for phones, one file a language. A page is read, filled and compressed at the first
 * request for it, and again when a value has changed.
 * @param folder of the built pages: `index.<language>.html` and `landing.<language>.html`
 * @param values for `{{name}}` in the HTML, escaped here; read at each request
 */
export function createPages(folder: string, values: () => PageValues) {
  /** One for each file of the folder. */
  const templates = new Map<string, Promise<Template>>()
  const filled = new Map<string, Promise<FilledPage>>()

  async function serve(
    ctx: Context,
    name: string,
    more: Record<string, Filling>,
    connects = "'none'",
  ): Promise<void> {
    const file = `${name}.${languageOf(ctx)}.html`
    const all = { ...values(), ...more }
    const make = async () => {
      const template = await once(templates, file, () => loadTemplate(join(folder, file)))
      return fillPage(template, all)
    }
    if (filled.size > MOST_FILLED) filled.clear()
    // What has markup of its own is for one request alone.
    const isShared = Object.values(all).every((each) => typeof each === 'string')
    const page = isShared ? await once(filled, JSON.stringify([file, all]), make) : await make()
    const isZipped = ctx.acceptsEncodings('gzip', 'identity') === 'gzip'
    ctx.set('Content-Security-Policy', `${page.policy}; connect-src ${connects}`)
    ctx.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    ctx.set('Cache-Control', 'no-store')
    ctx.vary('Accept')
    ctx.vary('Accept-Language')
    ctx.vary('Accept-Encoding')
    ctx.type = 'html'
    if (isZipped) ctx.set('Content-Encoding', 'gzip')
    ctx.body = isZipped ? page.zipped : page.body
  }

  return {
    /** Answers with the phone page. */
    phone: (ctx: Context) => serve(ctx, 'index', {}, `'self' ${anyHost(ctx)}`),
    /** Answers with the page of all other addresses. */
    landing: (ctx: Context, more: Record<string, Filling>) => serve(ctx, 'landing', more),
  }
}

/**
 * The page follows this computer to an address that nobody knows yet, so all that its policy can
 * name is the port. Its script is ours alone.
 */
const anyHost = ({ protocol, req }: Context) => `${protocol}://*:${req.socket.localPort}`

/** The query that keeps the language on the next page; empty if `?lang=` did not ask for one. */
export function langQuery(ctx: Context): string {
  return askedLanguage(ctx) === undefined ? '' : `?lang=${languageOf(ctx)}`
}

export const languageOf = (ctx: Context): Language =>
  pageLanguage(askedLanguage(ctx), ctx.get('Accept-Language'))

const askedLanguage = (ctx: Context): string | undefined => [ctx.query.lang].flat()[0]

/** The value under `key`, made at most once; what failed is tried again. */
function once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  value.catch(() => kept.delete(key))
  return value
}

interface Template {
  html: string
  policy: string
}

async function loadTemplate(path: string): Promise<Template> {
  const html = await readFile(path, 'utf8')
  return { html, policy: contentSecurityPolicy(html) }
}

interface FilledPage {
  policy: string
  body: Buffer
  zipped: Buffer
}

async function fillPage(
  { html, policy }: Template,
  values: Readonly<Record<string, Filling>>,
): Promise<FilledPage> {
  const body = Buffer.from(fill(html, values))
  // No Brotli: browsers ask for it only where the page is encrypted, and it takes much longer.
  return { policy, body, zipped: await zip(body, GZIP) }
}

/** Puts values, escaped for text and quoted attributes, in place of `{{name}}`. */
export function fill(html: string, values: Readonly<Record<string, Filling>>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'string' ? escapeHtml(value) : value.markup
  })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/**
 * Only the page's own inlined script and style may run: each is named by its hash (CSP Level 3,
 * `hash-source`).
 */
export function contentSecurityPolicy(html: string): string {
  const hashes = (tag: 'script' | 'style') =>
    [...html.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))]
      .map(
        ([, text]) =>
          `'sha256-${createHash('sha256')
            .update(text ?? '')
            .digest('base64')}'`,
      )
      .join(' ') || "'none'"
  return [
    "default-src 'none'",
    `script-src ${hashes('script')}`,
    `style-src ${hashes('style')}`,
    'img-src blob: data:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Longer headers are cut: browsers send a few languages, never thousands. */
const LONGEST_HEADER = 1000
/** A BCP 47 tag, also with underscores. */
const TAG = /^[a-z]{2,8}([-_][a-z\d]{1,8})*$/i

/**
 * The language of a page, English where none of the wanted ones is spoken.
 * @param asked value of `?lang=`, which goes first
 * @param header value of `Accept-Language`, may be empty
 */
export function pageLanguage(asked: string | undefined, header: string): Language {
  return spokenLanguage([...(asked === undefined ? [] : [asked]), ...acceptedLanguages(header)])
}

/**
 * The tags of an `Accept-Language` header, best first (RFC 9110, 12.5.4). `*` is left out, as in
 * the lookup of RFC 4647 (3.4), and so are refused tags (`q=0`) and all that is not valid.
 */
export function acceptedLanguages(header: string): string[] {
  return header
    .slice(0, LONGEST_HEADER)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))
      return { tag, q: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ tag, q }) => TAG.test(tag) && q > 0 && q <= 1)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
