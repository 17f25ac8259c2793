import { contextBridge, ipcRenderer } from 'electron'
import { MENU_CHANNEL } from '../contract/app-menu'
import {
  type Bridge,
  type BridgeCall,
  EVENT_CHANNEL,
  type Outcome,
  type WindowEvent,
} from '../contract/bridge'
import { EXPORT_CHANNEL } from '../contract/photo-actions'

async function ask<Call extends BridgeCall>(
  call: Call,
  ...given: Parameters<Bridge[Call]>
): Promise<Awaited<ReturnType<Bridge[Call]>>> {
  const outcome: Outcome = await ipcRenderer.invoke(call, ...given)
  // As it is: an Error would lose all but its message on its way into the page.
  if (!outcome.ok) throw outcome.notice
  return outcome.value as Awaited<ReturnType<Bridge[Call]>>
}

const bridge: Bridge = {
  readState: () => ask('readState'),
  copyText: (text) => ask('copyText', text),
  showInFolder: (photoId) => ask('showInFolder', photoId),
  openFolder: () => ask('openFolder'),
  renewCode: () => ask('renewCode'),
  setStopped: (stopped) => ask('setStopped', stopped),
  showAddress: (address) => ask('showAddress', address),
  removePhone: (senderId) => ask('removePhone', senderId),
  answerPhone: (senderId, allowed) => ask('answerPhone', senderId, allowed),
  openPhotos: (ids) => ask('openPhotos', ids),
  saveCopies: (ids) => ask('saveCopies', ids),
  trashPhotos: (ids) => ask('trashPhotos', ids),
  undoTrash: () => ask('undoTrash'),
  exportPhotos: (kind, ids) => ask('exportPhotos', kind, ids),
  cancelExport: () => ask('cancelExport'),
  dragPhotos: (ids, icon) => ask('dragPhotos', ids, icon),
  onExport(listener) {
    const forward = (_event: unknown, share: number) => listener(share)
    ipcRenderer.on(EXPORT_CHANNEL, forward)
    return () => ipcRenderer.off(EXPORT_CHANNEL, forward)
  },
  readSettings: () => ask('readSettings'),
  changeSettings: (some) => ask('changeSettings', some),
  chooseFolder: () => ask('chooseFolder'),
  showMenu: (menu) => ask('showMenu', menu),
  onMenuCommand(listener) {
    const forward = (_event: unknown, id: string) => listener(id)
    ipcRenderer.on(MENU_CHANNEL, forward)
    return () => ipcRenderer.off(MENU_CHANNEL, forward)
  },
  lookAt: (ids) => ask('lookAt', ids),
  setWall: (shown) => ask('setWall', shown),
  previewFiling: (template) => ask('previewFiling', template),
  onEvent(listener) {
    const forward = (_event: unknown, told: WindowEvent) => listener(told)
    ipcRenderer.on(EVENT_CHANNEL, forward)
    return () => ipcRenderer.off(EVENT_CHANNEL, forward)
  },
}

contextBridge.exposeInMainWorld('bridge', bridge)
