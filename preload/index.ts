import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { MENU_CHANNEL } from '../contract/app-menu'
import {
  BRIDGE_CALLS,
  type Bridge,
  type BridgeCall,
  EVENT_CHANNEL,
  EXPORT_CHANNEL,
  type GivenFile,
  type HandedSource,
  type Outcome,
  PASTED_MAX_BYTES,
} from '../contract/bridge'
import type { Notice } from '../contract/notice'

const call =
  (name: BridgeCall) =>
  async (...given: unknown[]) => {
    const outcome: Outcome = await ipcRenderer.invoke(name, ...given)
    // Thrown as it is: an Error keeps only its message on its way into the page.
    if (!outcome.ok) throw outcome.notice
    return outcome.value
  }

/**
 * A file's path, which Chromium knows of files that a person has dropped or pasted and of no other;
 * or its bytes, where it is a picture without a file.
 */
async function sourceOf(file: GivenFile): Promise<HandedSource> {
  const refused: Notice = { code: 'NOT_HANDED', file: '' }
  if (!(file instanceof File)) throw refused
  const path = webUtils.getPathForFile(file)
  if (path !== '') return path
  if (file.type !== 'image/png' || file.size > PASTED_MAX_BYTES)
    throw { ...refused, file: file.name } satisfies Notice
  return new Uint8Array(await file.arrayBuffer())
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
  async handFiles(phoneId, files) {
    const sources = await Promise.all(files.map(sourceOf))
    return (await call('handFiles')(phoneId, sources)) as boolean
  },
  onEvent: told(EVENT_CHANNEL),
  onExport: told(EXPORT_CHANNEL),
  onMenuCommand: told(MENU_CHANNEL),
}

contextBridge.exposeInMainWorld('bridge', bridge)
