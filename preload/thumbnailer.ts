import { contextBridge, ipcRenderer } from 'electron'
import { THUMBNAILER_CALLS, type ThumbnailerBridge } from '../contract/thumbnailer'

const thumbnailer: ThumbnailerBridge = {
  nextJob: () => ipcRenderer.invoke(THUMBNAILER_CALLS.nextJob),
  finish: (number, picture, shown) =>
    ipcRenderer.invoke(THUMBNAILER_CALLS.finish, number, picture, shown),
}

contextBridge.exposeInMainWorld('thumbnailer', thumbnailer)
