import { contextBridge, ipcRenderer } from 'electron'
import { DARKROOM_CALLS, type DarkroomBridge } from '../contract/darkroom'

const darkroom: DarkroomBridge = {
  nextOrder: () => ipcRenderer.invoke(DARKROOM_CALLS.nextOrder),
  deliver: (number, picture) => ipcRenderer.invoke(DARKROOM_CALLS.deliver, number, picture),
}

contextBridge.exposeInMainWorld('darkroom', darkroom)
