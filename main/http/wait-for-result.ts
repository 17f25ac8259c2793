import type { Context } from 'koa'
import { LIMITS, type ResultReceipt } from '../../contract/http'
import type { Photo } from '../../contract/photo'
import type { PhotoResult } from '../../contract/result'

/**
 * How long a sender wants to wait for more than what is known at once, milliseconds, at most
 * `LIMITS.resultWaitMs`: `Prefer: wait=10` (RFC 7240, 4.3). 0 where it does not.
 */
export function preferredWait(prefer: string): number {
  const [, seconds = '0'] = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i.exec(prefer) ?? []
  return Math.min(Number(seconds) * 1000, LIMITS.resultWaitMs)
}

/** Resolves when the result of a photo is there or none will come, at the latest on `signal`. */
export type Settled = (photoId: string, signal: AbortSignal) => Promise<void>

/**
 * Holds the answer about a saved photo until its result is there, where the sender prefers that and
 * for as long as it stays connected.
 */
export const createResultWait =
  (settled: Settled) =>
  async (ctx: Context, { id, result }: Photo): Promise<void> => {
    const wait = preferredWait(ctx.get('Prefer'))
    if (wait === 0 || result !== null) return
    const stop = new AbortController()
    const over = () => stop.abort()
    const timer = setTimeout(over, wait)
    ctx.res.once('close', over)
    try {
      await settled(id, stop.signal)
    } finally {
      clearTimeout(timer)
      ctx.res.off('close', over)
    }
    // RFC 7240, 3: tells which preference was honoured.
    ctx.set('Preference-Applied', `wait=${wait / 1000}`)
  }

/** The same for a phone's row, in one paragraph. Without a label its first line is one. */
export function resultParagraph(result: PhotoResult): string {
  const { label, text } = resultReceipt(result)
  const isSaid = text.startsWith(label.replace(/…$/, ''))
  return [...(isSaid ? [] : [label]), ...text.split('\n')].filter(Boolean).join(' · ')
}

/** What the sender of a photo hears of its result: not why it failed, which is this computer's. */
export function resultReceipt({ state, label, text, values }: PhotoResult): ResultReceipt {
  return state === 'done'
    ? { state, label, text, values }
    : { state, label: '', text: '', values: {} }
}
