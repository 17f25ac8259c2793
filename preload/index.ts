import { contextBridge, ipcRenderer } from 'electron'
import { MENU_CHANNEL } from '../contract/app-menu'
import {
  BRIDGE_CALLS,
  type Bridge,
  type BridgeCall,
  EVENT_CHANNEL,
  EXPORT_CHANNEL,
  type Outcome,
} from '../contract/bridge'

const call =
  (name: BridgeCall) =>
  async (...given: unknown[]) => {
    const outcome: Outcome = await ipcRenderer.invoke(name, ...given)
    // Thrown as it is: an Error keeps only its message on its way into the page.
    if (!outcome.ok) throw outcome.notice
    return outcome.value
  }

const told =
  <Message>(channel: string) =>
  (listener: (message: Message) => void) => {
    const forward = (_event: unknown, message: Message) => listener(message)
    ipcRenderer.on(channel, forward)
    return () => ipcRenderer.off(channel, forward)
  }

// The main process checks the arguments, at the handler of each call.
const calls = Object.fromEntries(BRIDGE_CALLS.map((name) => [name, call(name)]))
const bridge: Bridge = {
  ...(calls as unknown as Pick<Bridge, BridgeCall>),
  onEvent: told(EVENT_CHANNEL),
  onExport: told(EXPORT_CHANNEL),
  onMenuCommand: told(MENU_CHANNEL),
}

contextBridge.exposeInMainWorld('bridge', bridge)
