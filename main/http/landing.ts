import type { Context } from 'koa'
import { countedKey } from '../../contract/counted'
import { durationText } from '../../contract/duration'
import type { FormAnswer, HttpErrorCode, PhotoReceipt } from '../../contract/http'
import { directionOf, type Language } from '../../contract/language'
import { isolated, loadTranslate, type SentenceKey } from '../../contract/translate'
import type { HttpError } from '../base/errors'
import { holdsToken, isHostAllowed, type Scheme } from './host-check'
import { fill, langQuery, languageOf, type Pages } from './page'

/**
 * Whether a person will read the answer: a browser opens an address or sends a form. Programs,
 * scripts of pages and pictures in them get JSON.
 */
export function wantsPage(ctx: Context): boolean {
  // Plain http to an address with a number has no Sec-Fetch-Dest.
  const dest = ctx.get('Sec-Fetch-Dest')
  return dest === '' ? ctx.accepts('json', 'html') === 'html' : dest === 'document'
}

/** What a person is told of an error; `landing.failed` where nothing better is known. */
const SENTENCES: Partial<Record<HttpErrorCode, SentenceKey>> = {
  EMPTY_FILE: 'phone.error.EMPTY_FILE',
  HOST_REFUSED: 'landing.otherAddress',
  ORIGIN_REFUSED: 'landing.otherAddress',
  ENCRYPTED_ONLY: 'landing.encrypted',
  NO_PHOTO_IN_FORM: 'landing.noPhoto',
  WRONG_CODE: 'landing.wrongCode',
  TOO_MANY_TRIES: 'landing.tooManyTries',
  TYPING_CLOSED: 'landing.typingClosed',
  REMOVED: 'phone.error.REMOVED',
  NOT_FOUND: 'landing.notFound',
  METHOD_NOT_ALLOWED: 'landing.notFound',
  GIVEN_UP: 'phone.error.GIVEN_UP',
  TOO_LARGE: 'phone.error.TOO_LARGE',
  NOT_A_PHOTO: 'phone.error.NOT_A_PHOTO',
  NOT_A_PHOTO_OR_VIDEO: 'phone.error.NOT_A_PHOTO_OR_VIDEO',
  UPLOAD_BUSY: 'landing.busy',
  TOO_MANY_UPLOADS: 'landing.busy',
  BUSY: 'landing.busy',
  SAVE_FAILED: 'phone.error.SAVE_FAILED',
  FOLDER_GONE: 'landing.folder',
  FOLDER_READ_ONLY: 'landing.folder',
  WAITING_FOR_APPROVAL: 'landing.asksFirst',
  PAUSED: 'landing.stopped',
  DISK_FULL: 'landing.diskFull',
}

/** Of a token that this program made; one chosen with `--token` may be shorter. */
const LOOKS_LIKE_TOKEN = /^[\w-]{22}$/
/** Of a file's name on the page: a header of it may be much longer, and there may be thousands. */
const NAME_LENGTH = 255
const FILE = '<li><bdi>{{name}}</bdi><p class="{{state}}">{{detail}}</p></li>'

/** Parts of the page that are shown. */
type Part = 'name' | 'alert' | 'code' | 'link'

interface View {
  parts: readonly Part[]
  message: string
  link?: { href: string; key: SentenceKey }
  isWrong?: boolean
  /** Markup of the files of a form. */
  files?: string
}

export interface LandingDeps {
  page: Pages['landing']
  computer(): string
  token(): string
  scheme(): Scheme
  allowedHosts(): ReadonlySet<string>
  /** Why this source cannot type digits now; null: it can. */
  refusal(ctx: Context): HttpErrorCode | null
}

export type Landing = ReturnType<typeof createLanding>

/**
 * The page of every address that is not the phone page: with the field for the six digits, with
 * what went wrong, or with what has become of the files of a form.
 */
export function createLanding(deps: LandingDeps) {
  const { page, computer, token, scheme, allowedHosts, refusal } = deps
  const sayIn = async (ctx: Context) => {
    const say = await loadTranslate(languageOf(ctx))
    return (key: SentenceKey) => say(key, { computer: computer() })
  }
  const sentenceOf = (code: HttpErrorCode) => SENTENCES[code] ?? 'landing.failed'
  /** The code may have become another one since the request came; its sender learns no new one. */
  const knowsCode = (ctx: Context) => ctx.state.knowsCode && holdsToken(ctx.req, token())

  async function show(ctx: Context, { parts, message, link, ...more }: View): Promise<void> {
    const say = await sayIn(ctx)
    const isNamed = parts.includes('name')
    // With "no-referrer" browsers send `Origin: null` with a form. No token that opens anything
    // stands in an address where digits are typed.
    if (parts.includes('code')) ctx.set('Referrer-Policy', 'same-origin')
    await page(ctx, {
      show: parts.join(' '),
      // Who may not be meant by us learns no name.
      heading: isNamed ? computer() : 'Snapland',
      title: isNamed ? `${computer()} · Snapland` : 'Snapland',
      message,
      href: link?.href ?? '',
      link: link ? say(link.key) : '',
      query: langQuery(ctx),
      invalid: `${more.isWrong ?? false}`,
      files: more.files === undefined ? '' : { markup: more.files },
    })
  }

  /** The address of the phone page, for a request that knows the code. */
  const toPhonePage = (ctx: Context, key: SentenceKey) => ({
    href: `/${token()}/${langQuery(ctx)}`,
    key,
  })

  /** @param error of the digits that were typed; null: none were */
  async function askCode(ctx: Context, error: HttpErrorCode | null): Promise<void> {
    const code = error ?? refusal(ctx)
    const say = await sayIn(ctx)
    await show(ctx, {
      parts: code ? ['name', 'code', 'alert'] : ['name', 'code'],
      message: code ? say(sentenceOf(code)) : '',
      isWrong: code === 'WRONG_CODE',
    })
  }

  async function tellOtherScheme(ctx: Context): Promise<void> {
    const say = await sayIn(ctx)
    // Nothing of the address is repeated: it may hold the token.
    const href = `${scheme()}://${ctx.get('Host')}/${langQuery(ctx)}`
    await show(ctx, {
      parts: ['name', 'link'],
      message: say(scheme() === 'https' ? 'landing.encrypted' : 'landing.plain'),
      link: { href, key: 'phone.join.continue' },
    })
  }

  return {
    askCode,

    /** Tells a person what went wrong and the way on. The status is set by the caller. */
    async tellError(ctx: Context, { code }: HttpError): Promise<void> {
      const say = await sayIn(ctx)
      const isOurs = isHostAllowed(ctx.req.rawHeaders, allowedHosts())
      if (!isOurs || code === 'ORIGIN_REFUSED')
        return show(ctx, { parts: ['alert'], message: say('landing.otherAddress') })
      if (ctx.protocol !== scheme()) return tellOtherScheme(ctx)
      if (!knowsCode(ctx)) {
        const knewCode = ctx.state.knowsCode
        if (code !== 'NOT_FOUND' && !knewCode) return askCode(ctx, code)
        const closed = refusal(ctx)
        if (closed) return askCode(ctx, closed)
        const isOld = knewCode || LOOKS_LIKE_TOKEN.test(ctx.path.split('/')[1] ?? '')
        const message = say(isOld ? 'landing.oldCode' : 'landing.notFound')
        return show(ctx, { parts: ['name', 'code', 'alert'], message })
      }
      const wasHanded = code === 'NOT_FOUND' && ctx.path.split('/')[2] === 'handed'
      const isNothing = code === 'NOT_FOUND' || code === 'METHOD_NOT_ALLOWED'
      const key = isNothing ? 'landing.nothingHere' : sentenceOf(code)
      await show(ctx, {
        parts: ['name', 'alert', 'link'],
        message: say(wasHanded ? 'landing.handedGone' : key),
        link: toPhonePage(ctx, 'phone.choosePhotos'),
      })
    },

    /** Tells what has become of each file of a form. The status is set by the caller. */
    async tellSaved(ctx: Context, answers: readonly FormAnswer[]): Promise<void> {
      const language = languageOf(ctx)
      const say = await loadTranslate(language)
      const write = measuresIn(language)
      const saved = answers.filter((each) => !('error' in each)) as PhotoReceipt[]
      const lost = answers.length - saved.length
      const values = { computer: computer() }
      const told = [
        saved.length > 0 &&
          say(countedKey('phone.allSaved', saved), { count: saved.length, ...values }),
        lost > 0 && say('phone.notSent', { count: lost }),
      ]
      const parts: Part[] = ['name', ...(lost > 0 ? (['alert'] as const) : [])]
      await show(ctx, {
        message: told.filter(Boolean).join(' '),
        ...(knowsCode(ctx)
          ? { parts: [...parts, 'link'], link: toPhonePage(ctx, 'phone.chooseMore') }
          : { parts }),
        files: answers
          .map((each) =>
            'error' in each
              ? {
                  name: each.name,
                  state: 'failed',
                  detail: say(sentenceOf(each.error.code), values),
                }
              : { name: each.name, state: 'saved', detail: write(each) },
          )
          .map((row) => fill(FILE, { ...row, name: row.name.slice(0, NAME_LENGTH) }))
          .join(''),
      })
    },
  }
}

/** Writes `4032 × 3024 · 3.1 MB` of a photo, and between them the duration of a video. */
function measuresIn(language: Language): (receipt: PhotoReceipt) => string {
  const isolate = directionOf(language) === 'rtl' ? isolated : (text: string) => text
  const numbers = (unit: string, digits: number) =>
    new Intl.NumberFormat(`${language}-u-nu-latn`, {
      ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits },
    })
  const [small, large] = [numbers('kilobyte', 0), numbers('megabyte', 1)]
  return ({ width, height, duration, bytes }) =>
    [
      width !== null && height !== null && `${width} × ${height}`,
      duration !== null && durationText(duration),
      bytes < 1e6 ? small.format(Math.max(1, bytes / 1e3)) : large.format(bytes / 1e6),
    ]
      .filter((each) => each !== false)
      .map(isolate)
      .join(' · ')
}
