import { setTimeout as delay } from 'node:timers/promises'
import Router from '@koa/router'
import Koa, { type Context, type Next } from 'koa'
import { HEADERS, JOIN_PATH, LIMITS, PATHS, TUS_VERSION } from '../../contract/http'
import { type Accept, PICKER } from '../../contract/settings'
import type { Tries } from '../access/tries'
import { AppError } from '../base/errors'
import { isLikeToken, type Visit } from '../network/diagnosis/visits'
import { sourceOf } from '../network/ipv4'
import type { Inbox } from '../uploads/inbox'
import { answerErrors } from './answers'
import { allowOwnPages } from './cross-origin'
import { createHanded, type HandedDeps } from './handed'
import { isHostAllowed, isOriginAllowed, isSameSecret, type Scheme } from './host-check'
import { createJoin } from './join'
import { createLanding, type Landing, wantsPage } from './landing'
import type { Handle } from './listener'
import { createNewcomers } from './newcomers'
import { createPages, langQuery, type Pages } from './page'
import type { Phones } from './phones'
import { readPresence } from './presence'
import { readText } from './request-body'
import { isCreation } from './resumable-dialect'
import { createResumableUploads } from './resumable-uploads'
import type { SenderOf } from './sender'
import { createSingleUpload, givenName } from './single-upload'
import { createUploads } from './uploads'
import type { Settled } from './wait-for-result'

export interface PhoneAppDeps extends Omit<AppDeps, 'page' | 'join' | 'landing'> {
  /** Folder of the built phone pages. */
  pageFolder: string
  /** This computer's name as phones see it. */
  computer(): string
  /** What phones can send. */
  accept(): Accept
  /** Six digits for phones without a camera. */
  code(): string
  tries: Tries
}

/** Everything a phone can request, with its pages. */
export function openPhoneApp(deps: PhoneAppDeps): Handle {
  const { code, token, tries, computer, scheme, allowedHosts } = deps
  const pages = createPages(deps.pageFolder, () => ({
    computer: deps.computer(),
    accept: PICKER[deps.accept()],
    scheme: deps.scheme(),
  }))
  const landing = createLanding({
    ...{ page: pages.landing, computer, token, scheme, allowedHosts },
    refusal: (ctx) => tries.refusal(sourceOf(ctx.ip)),
  })
  const join = createJoin({ code, token, tries })
  const app = createApp({ ...deps, join, landing, page: pages.phone })
  // Koa compares each answer with this class. Node takes 50 ms to load it, so it is loaded early.
  setImmediate(() => void globalThis.Response)
  return app.callback()
}

/** A wrong token is answered after this long, always the same, milliseconds. */
const WRONG_TOKEN_MS = 100

export interface AppDeps extends HandedDeps {
  inbox: Inbox
  phones: Phones
  senderOf: SenderOf
  page: Pages['phone']
  landing: Landing
  join: ReturnType<typeof createJoin>
  maxBytes: number
  token(): string
  /** Waits for the result of a photo. */
  settled: Settled
  /** Somebody has come with the right token. */
  onTokenUsed(): void
  allowedHosts(): ReadonlySet<string>
  /** Those of before too: pages that were opened there may still be open. */
  knownHosts(): ReadonlySet<string>
  /** Where pages may find this computer when they lose it: `http://192.168.0.12:5810`. */
  origins(): readonly string[]
  scheme(): Scheme
  /** A browser has asked for a page. */
  onVisitor(): void
  /** Somebody came and cannot come in like this. */
  onMisled(visit: Visit): void
  /** An error that nobody expected. */
  report(error: unknown): void
}

/**
 * All routes of the receiver. Everything else is 404. Nothing returns or lists a picture, but what
 * was handed to the phone that asks.
 */
export function createApp(deps: AppDeps): Koa {
  const app = new Koa()
  app.silent = true
  app.use(answerErrors(deps.report, deps.landing.tellError))
  app.use(harden)
  app.use(checkHost(deps))
  app.use(checkOrigin(deps, deps.knownHosts))
  app.use(landingRoutes(deps))
  app.use(requireToken(deps))
  app.use(allowOwnPages)
  app.use(requireUnencoded)
  app.use(overrideMethod)
  app.use(tokenRoutes(deps))
  return app
}

/** Headers of every answer. */
async function harden(ctx: Context, next: Next): Promise<void> {
  ctx.set('X-Content-Type-Options', 'nosniff')
  ctx.set('Referrer-Policy', 'no-referrer')
  ctx.set('Cross-Origin-Resource-Policy', 'same-origin')
  // tus: "MUST be included in every request and response", whatever the answer will be.
  if (ctx.get(HEADERS.tusResumable) !== '') ctx.set(HEADERS.tusResumable, TUS_VERSION)
  await next()
}

/** Refuses who does not mean us, before anything is looked at. */
function checkHost({ allowedHosts, scheme, onMisled }: AppDeps) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const allowed = allowedHosts()
    // A request target in absolute form would name a host of its own.
    if (!ctx.req.url?.startsWith('/')) throw new AppError('BAD_REQUEST')
    const isAllowed = isHostAllowed(ctx.req.rawHeaders, allowed)
    if (ctx.protocol === 'http' && scheme() === 'https') {
      // Also for what is read of an address that holds the token.
      ctx.set('Cache-Control', 'no-store')
      ctx.set('Connection', 'close')
      const isLanding = ctx.url === '/' && (ctx.method === 'GET' || ctx.method === 'HEAD')
      if (!isLanding || !isAllowed || wantsPage(ctx)) throw new AppError('ENCRYPTED_ONLY')
      ctx.status = 307
      ctx.set('Location', `https://${ctx.get('Host')}/`)
      ctx.body = ''
      return
    }
    // Encrypted, where that was switched off: an old address.
    const isOld = ctx.protocol !== scheme()
    if (isOld || !isAllowed) {
      if (!isOld && ctx.method === 'GET') onMisled({ type: 'wrong-host', host: ctx.get('Host') })
      throw new AppError('HOST_REFUSED')
    }
    await next()
  }
}

/** Refuses what other pages ask. */
function checkOrigin({ scheme }: Pick<AppDeps, 'scheme'>, hosts: AppDeps['allowedHosts']) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!isOriginAllowed(ctx.req.rawHeaders, hosts(), scheme()))
      throw new AppError('ORIGIN_REFUSED')
    await next()
  }
}

function landingRoutes(deps: AppDeps) {
  const { join, landing, onVisitor } = deps
  const router = new Router()
  // Somebody else may be at an address that was ours. Behind the token a page from there is ours.
  router.use(checkOrigin(deps, deps.allowedHosts))
  router.get(['/', JOIN_PATH], (ctx) => {
    if (wantsPage(ctx)) onVisitor()
    return landing.askCode(ctx, null)
  })
  router.post(JOIN_PATH, join)
  return router.routes()
}

const knowsCode = (ctx: Context, token: string): boolean =>
  isSameSecret(ctx.path.split('/')[1] ?? '', token)

function requireToken({ token, onTokenUsed, onMisled }: AppDeps) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!knowsCode(ctx, token())) {
      if (isLikeToken(ctx.path)) onMisled({ type: 'old-code' })
      await delay(WRONG_TOKEN_MS)
      throw new AppError('NOT_FOUND')
    }
    ctx.state.knowsCode = true
    onTokenUsed()
    await next()
  }
}

/**
 * A packed body would be saved packed. RFC 9110, 12.5.3 and 15.5.16: 415 names with
 * `Accept-Encoding` what is taken.
 */
async function requireUnencoded(ctx: Context, next: Next): Promise<void> {
  const isPacked =
    !/^(identity)?$/i.test(ctx.get('Content-Encoding').trim()) ||
    !/^(chunked|identity)?$/i.test(ctx.get('Transfer-Encoding').trim())
  if (isPacked) {
    ctx.set('Accept-Encoding', 'identity')
    throw new AppError('ENCODED')
  }
  await next()
}

/**
 * For clients that cannot send PATCH or DELETE. tus: the header X-HTTP-Method-Override "MUST be
 * interpreted as the request's method by the Server [...]. The actual method of the request MUST be
 * ignored."
 */
async function overrideMethod(ctx: Context, next: Next): Promise<void> {
  const method = ctx.get('X-HTTP-Method-Override')
  if (method !== '' && ctx.path.split('/')[2] === PATHS.uploads) ctx.method = method.toUpperCase()
  await next()
}

/** Photos raw, by whatever type, or as the files of a form. */
function tellWhatIsTaken(ctx: Context): void {
  const isApi = ctx.path.split('/').length > 3
  ctx.set('Allow', isApi ? 'POST, OPTIONS' : 'GET, HEAD, POST, PUT, OPTIONS')
  ctx.set('Accept-Post', 'image/*, video/*, application/octet-stream, multipart/form-data')
  ctx.status = 204
}

function tokenRoutes(deps: AppDeps) {
  const { inbox, phones, senderOf, page, maxBytes, token, settled, onVisitor } = deps
  const uploads = createUploads(inbox, maxBytes, senderOf, settled)
  /** Once more where a body was waited for: meanwhile there may be a new code. */
  const requireCode = (ctx: Context) => {
    if (!knowsCode(ctx, token())) throw new AppError('NOT_FOUND')
  }
  const readFromPhone = async (ctx: Context) => {
    const text = await readText(ctx, LIMITS.formBytes)
    requireCode(ctx)
    return text
  }
  const { tellSaved } = deps.landing
  const saveSingle = createSingleUpload({ inbox, senderOf, settled, tellSaved, requireCode })
  const resumable = createResumableUploads({ inbox, maxBytes, senderOf, settled })
  const save = (ctx: Context, name: string) =>
    isCreation((header) => ctx.get(header))
      ? resumable.create(ctx, name, token())
      : saveSingle(ctx, name)
  const saveNamedInHeader = (ctx: Context) => save(ctx, givenName(ctx))
  const newcomers = createNewcomers(() => performance.now())
  const base = '/:token'
  const apiPhotos = `${base}/${PATHS.apiPhotos}`
  const apiTest = `${base}/${PATHS.apiTest}`
  const router = new Router({ strict: true, sensitive: true })

  router.options([base, `${base}/`, apiPhotos, apiTest], (ctx) => {
    tellWhatIsTaken(ctx)
    resumable.tellLimits(ctx)
  })
  router.get(base, (ctx) => ctx.redirect(`/${token()}/${langQuery(ctx)}`))
  router.get(`${base}/`, (ctx) => {
    if (wantsPage(ctx)) onVisitor()
    return page(ctx)
  })
  router.get(`${base}/${PATHS.addresses}`, (ctx) => {
    ctx.set('Cache-Control', 'no-store')
    ctx.body = deps.origins()
  })
  router.post(`${base}/${PATHS.presence}`, async (ctx) => {
    const said = readPresence(await readFromPhone(ctx))
    const source = sourceOf(ctx.ip)
    if (phones.isNews(said)) await newcomers(ctx.res, source)
    phones.tell(said, source)
    ctx.status = 204
  })

  const handed = createHanded(deps, readFromPhone)
  const oneTime = `${base}/${PATHS.handed}/:secret`
  router.post(`${base}/${PATHS.messages}`, handed.messages)
  router.get(oneTime, (ctx) => handed.send(ctx, ctx.params.secret ?? ''))
  router.delete(oneTime, (ctx) => handed.dismiss(ctx, ctx.params.secret ?? ''))

  const creation = `${base}/${PATHS.uploads}`
  const upload = `${base}/${PATHS.uploads}/:id`
  router.options([creation, `${creation}/`, upload], uploads.options)
  router.post([creation, `${creation}/`], (ctx) => uploads.create(ctx, token()))
  router.head(upload, (ctx) => uploads.head(ctx, ctx.params.id ?? ''))
  router.patch(upload, (ctx) => uploads.patch(ctx, ctx.params.id ?? ''))
  router.delete(upload, (ctx) => uploads.remove(ctx, ctx.params.id ?? ''))
  router.get(upload, (ctx) => uploads.receipt(ctx, ctx.params.id ?? ''))
  router.all(upload, (ctx) => {
    ctx.set('Allow', 'HEAD, PATCH, DELETE, GET, OPTIONS')
    throw new AppError('METHOD_NOT_ALLOWED')
  })

  const resumed = `${base}/${PATHS.resumable}/:id`
  router.options(resumed, resumable.options)
  router.get(resumed, (ctx) => resumable.tell(ctx, ctx.params.id ?? ''))
  router.patch(resumed, (ctx) => resumable.append(ctx, ctx.params.id ?? ''))
  router.delete(resumed, (ctx) => resumable.remove(ctx, ctx.params.id ?? ''))
  router.all(resumed, resumable.refuseMethod)

  router.post([base, `${base}/`, apiPhotos, apiTest], saveNamedInHeader)
  router.put([base, `${base}/`], saveNamedInHeader)
  router.put(`${base}/:name`, (ctx) => save(ctx, ctx.params.name ?? ''))
  return router.routes()
}
