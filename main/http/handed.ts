import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Context } from 'koa'
import type { MessagesAnswer } from '../../contract/handed'
import { byteRange } from '../base/byte-range'
import { AppError, badRequest, errnoOf } from '../base/errors'
import type { FetchEnd } from '../handover/fetch-progress'
import type { Fetchable, PhoneHandover } from '../handover/handover'
import type { PhoneMessages } from '../handover/messages'
import type { Transfer } from '../handover/transfers'
import { sourceOf } from '../network/ipv4'
import { asciiName } from './header-parameters'
import { readMessagesRequest } from './presence'
import { hasUnreadBody } from './request-body'

export interface HandedDeps {
  messages: Pick<PhoneMessages, 'ask'>
  handover: PhoneHandover
  /** Whether the person at the computer has removed the phone of this id. */
  isRemoved(phoneId: string): boolean
}

/** The page says with its request that it fetches a picture to show it. */
const SHOWN = 'shown'
/** A phone that takes nothing for this long is ended; it can go on where it was, milliseconds. */
const IDLE_MS = 5 * 60_000
/** How long a phone may take for what the system holds ready for it, milliseconds. */
const LAST_BYTES_MS = 10 * 60_000

/**
 * What phones ask for of what was handed to them: their messages and, once, each file.
 * @param readFromPhone reads a short body; throws an AppError where there is a new code by then
 */
export function createHanded(
  { messages, handover, isRemoved }: HandedDeps,
  readFromPhone: (ctx: Context) => Promise<string>,
) {
  return {
    /** Waits for news of the phone that asks. */
    async messages(ctx: Context): Promise<void> {
      const { id, after } = readMessagesRequest(await readFromPhone(ctx))
      if (isRemoved(id)) throw new AppError('REMOVED')
      const gone = new AbortController()
      ctx.res.once('close', () => gone.abort())
      ctx.set('Cache-Control', 'no-store')
      ctx.body = (await messages.ask(
        id,
        after,
        sourceOf(ctx.ip),
        gone.signal,
      )) satisfies MessagesAnswer
    },

    /** Sends the file behind a one-time address, or a part of it. HEAD sends nothing of it. */
    async send(ctx: Context, secret: string): Promise<void> {
      const file = handover.find(secret)
      if (file === null) throw new AppError('NOT_FOUND')
      if (hasUnreadBody(ctx.req)) throw badRequest('Content-Length')
      setHeaders(ctx, file)
      const part = partOf(ctx, file)
      if (part === null) return
      const [start, last] = part
      ctx.length = last - start + 1
      if (ctx.method === 'HEAD') return
      const transfer = await file.begin(start, last, SHOWN in ctx.query)
      if (transfer === null) throw new AppError('NOT_FOUND')
      // Koa would not tell when the phone has taken it.
      ctx.respond = false
      const sent = await pump(transfer, ctx.res, last - start + 1)
      transfer.end(sent === 'taken' ? await hasTakenAll(ctx.req) : sent)
    },

    /** The phone does not want it: the address dies. */
    async dismiss(ctx: Context, secret: string): Promise<void> {
      if (!handover.dismiss(secret)) throw new AppError('NOT_FOUND')
      ctx.status = 204
    },
  }
}

function setHeaders(ctx: Context, { name, type, etag }: Fetchable): void {
  ctx.attachment(name, { fallback: asciiName(name) })
  ctx.set('Content-Type', type)
  // Whatever it is: should a browser show it all the same, it is in no page of ours and runs
  // nothing.
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox")
  ctx.set('Cache-Control', 'no-store')
  ctx.set('Accept-Ranges', 'bytes')
  ctx.set('ETag', etag)
  // Who has taken all of it ends the connection: nothing else tells that it has arrived.
  ctx.set('Connection', 'close')
}

/**
 * Sets the status of a request for all or a part of it (RFC 9110, 14).
 * @returns the first and the last byte; null where there is no such part
 */
function partOf(ctx: Context, { bytes, etag }: Fetchable): [start: number, last: number] | null {
  const condition = ctx.get('If-Range')
  const isSame = condition === '' || condition === etag
  const range = byteRange(isSame ? ctx.get('Range') || null : null, bytes)
  if (range.kind === 'none') {
    ctx.status = 416
    ctx.remove('Content-Disposition')
    ctx.set('Content-Range', `bytes */${bytes}`)
    ctx.body = ''
    return null
  }
  ctx.status = range.kind === 'part' ? 206 : 200
  if (range.kind === 'all') return [0, bytes - 1]
  ctx.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  return [range.start, range.end]
}

/**
 * Sends as fast as the phone takes it.
 * @returns how it ended; `taken` by the system, not yet by the phone
 */
function pump(transfer: Transfer, response: ServerResponse, length: number): Promise<FetchEnd> {
  const { stream } = transfer
  let bytes = 0
  return new Promise((resolve) => {
    const { socket } = response.req
    const end = (how: FetchEnd) => {
      clearTimeout(idle)
      stream.off('data', onData)
      if (how !== 'taken') response.destroy()
      resolve(how)
    }
    const cut = () => end('cut')
    const idle = setTimeout(cut, IDLE_MS)
    const onData = (chunk: string | Buffer) => {
      bytes += chunk.length
      const isDrained = response.write(chunk)
      transfer.sent(bytes)
      idle.refresh()
      if (!isDrained) stream.pause()
    }
    if (endsItself(response.req)) keepOpen(response.socket)
    response.on('drain', () => stream.resume())
    response.once('close', () => end(endOf(socket)))
    response.once('finish', () => end('taken'))
    stream.once('error', cut)
    // The file has become shorter while it was read.
    stream.once('end', () => (bytes === length ? response.end() : cut()))
    if (response.destroyed) end(endOf(socket))
    else stream.on('data', onData)
  })
}

/** A client of HTTP/1.0 may wait for the end of the connection, which is all that it knows. */
const endsItself = ({ httpVersion }: IncomingMessage): boolean => httpVersion !== '1.0'

/** The phone ended the connection, unless nothing was heard of it any more. */
const endOf = (socket: Socket): FetchEnd =>
  socket.errored === null || ['ECONNRESET', 'EPIPE'].includes(errnoOf(socket.errored) ?? '')
    ? 'left'
    : 'cut'

/** Node would end the connection with the last byte; the phone is to do that. */
function keepOpen(socket: Socket | null): void {
  if (socket) socket.destroySoon = () => {}
}

/** Waits until the phone has taken what the system still holds for it, and ends the connection. */
function hasTakenAll(request: IncomingMessage): Promise<FetchEnd> {
  const { socket } = request
  return new Promise((resolve) => {
    if (!endsItself(request)) return resolve('taken')
    const end = (how: FetchEnd) => {
      clearTimeout(late)
      socket.destroy()
      resolve(how)
    }
    const late = setTimeout(() => end('cut'), LAST_BYTES_MS)
    socket.once('error', () => end(endOf(socket)))
    socket.once('close', () => end(endOf(socket)))
    // It had ended its side before: it waits for the end of ours.
    if (socket.readableEnded) end(socket.destroyed ? endOf(socket) : 'taken')
    else socket.once('end', () => end('taken'))
  })
}
