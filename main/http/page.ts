import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip, type ZlibOptions } from 'node:zlib'
import type { Context } from 'koa'

const zip = promisify<Buffer, ZlibOptions, Buffer>(gzip)
/** Short blocks, each with a code of its own, fit a page in eleven languages: 4 % less than with the default. */
const GZIP: ZlibOptions = { level: 9, memLevel: 5 }

/** A page held in memory, compressed once. */
export interface Page {
  serve(ctx: Context): void
}

/**
 * Loads one of the built phone pages.
 * @param values put in place of `{{name}}` in the HTML, escaped
 */
export async function loadPage(
  folder: string,
  file: string,
  values: Readonly<Record<string, string>>,
): Promise<Page> {
  const html = fill(await readFile(join(folder, file), 'utf8'), values)
  const body = Buffer.from(html)
  // No Brotli: browsers ask for it only where the page is encrypted, and making it took longer than all else at the start.
  const zipped = await zip(body, GZIP)
  const policy = contentSecurityPolicy(html)

  return {
    serve(ctx) {
      const isZipped = ctx.acceptsEncodings('gzip', 'identity') === 'gzip'
      ctx.set('Content-Security-Policy', policy)
      ctx.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
      ctx.set('Cache-Control', 'no-store')
      ctx.vary('Accept-Encoding')
      ctx.type = 'html'
      if (isZipped) ctx.set('Content-Encoding', 'gzip')
      ctx.body = isZipped ? zipped : body
    },
  }
}

/** Puts values, escaped for text and quoted attributes, in place of `{{name}}`. */
export function fill(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''))
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Only the page's own inlined script and style may run: each is named by its hash (CSP Level 3, `hash-source`). */
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
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
