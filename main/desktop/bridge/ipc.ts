import type { WebContents } from 'electron'
import * as v from 'valibot'
import { BRIDGE_CALLS, type BridgeCall, type Outcome } from '../../../contract/bridge'
import { noticeOf } from '../../base/errors'
import type { Log } from '../../base/log'
import { type AppPage, isOurPage } from '../window/pages'
import type { Handlers } from './call-schemas'

export type HandlerOf = (call: BridgeCall) => Promise<Handlers[BridgeCall]>

/**
 * Answers the bridge's calls of one window. The handlers belong to its web contents: no other page
 * can reach them, and only the main frame with our page may call.
 * @param handler of a call, once what it is about is open
 */
export function answerBridge(
  contents: WebContents,
  { host }: AppPage,
  handler: HandlerOf,
  log: Log,
): void {
  for (const call of BRIDGE_CALLS) {
    contents.ipc.handle(call, (event, ...given): Promise<Outcome> => {
      if (!isOurPage(event.senderFrame, host)) throw new Error('This page may not ask for that.')
      return outcome(handler, call, given, log)
    })
  }
}

async function outcome(
  handler: HandlerOf,
  call: BridgeCall,
  given: readonly unknown[],
  log: Log,
): Promise<Outcome> {
  try {
    const { takes, run } = await handler(call)
    const passed = v.parse(takes, given, { abortEarly: true })
    // TypeScript cannot see that `run` takes what `takes` gives: both are unions.
    return { ok: true, value: await (run as (...passed: unknown[]) => unknown)(...passed) }
  } catch (error) {
    return { ok: false, notice: noticeOf(error, (why) => log.error(`${call} failed:`, why)) }
  }
}
