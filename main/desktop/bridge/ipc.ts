import type { WebContents } from 'electron'
import { BRIDGE_CALLS, type Bridge, type BridgeCall, type Outcome } from '../../../contract/bridge'
import { noticeOf } from '../../base/errors'
import { type AppPage, isOurPage } from '../window/pages'
import { bridgeArguments } from './bridge-arguments'

/**
 * Lets one window make the bridge's calls. The handlers belong to its web contents: no other page of the app can reach them,
 * and of its own frames only the main one with our page in it.
 * @param calls what they do, once the program is open
 */
export function answerBridge(
  contents: WebContents,
  { host }: AppPage,
  calls: () => Promise<Pick<Bridge, BridgeCall>>,
): void {
  for (const call of BRIDGE_CALLS) {
    contents.ipc.handle(call, (event, ...given): Promise<Outcome> => {
      if (!isOurPage(event.senderFrame, host)) throw new Error('This page may not ask for that.')
      return outcome(calls, call, given)
    })
  }
}

async function outcome<Call extends BridgeCall>(
  calls: () => Promise<Pick<Bridge, BridgeCall>>,
  call: Call,
  given: readonly unknown[],
): Promise<Outcome> {
  try {
    // TypeScript cannot see that `calls[call]` takes what `bridgeArguments[call]` returns, because both are unions by now.
    const run = (await calls())[call] as (...args: Parameters<Bridge[Call]>) => Promise<unknown>
    return { ok: true, value: await run(...bridgeArguments[call](given)) }
  } catch (error) {
    return { ok: false, notice: noticeOf(error) }
  }
}
