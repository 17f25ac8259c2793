import { clipboard, dialog, shell } from 'electron'
import type { AppMenu } from '../../../contract/app-menu'
import type { Bridge, BridgeCall } from '../../../contract/bridge'
import type { PhotoActions } from '../../../contract/photo-actions'
import { AppError } from '../../base/errors'
import { exampleOf } from '../../library/folder-template'
import type { Receiver } from '../../receiver'
import type { SettingsControl } from '../../settings/settings-control'
import { galleryFiles } from './gallery-files'

/** What the window's calls do. */
export function createBridgeCalls(
  receiver: Receiver,
  control: SettingsControl,
  photoActions: PhotoActions,
  view: {
    lookAt(photoIds: readonly string[]): void
    showMenu(menu: AppMenu): Promise<void>
    setWall(shown: boolean): void
  },
): Pick<Bridge, BridgeCall> {
  const startedAt = Date.now()
  return {
    ...photoActions,
    readState: async () => ({
      startedAt,
      listening: receiver.listening(),
      photos: JSON.stringify(receiver.photos()),
      uploads: receiver.uploads(),
      phones: receiver.phones(),
      asking: receiver.asking(),
    }),
    copyText: async (text) => clipboard.writeText(text),
    showInFolder: async (photoId) => {
      for (const { path, mustBeThere } of galleryFiles(receiver, [photoId])) {
        await mustBeThere()
        shell.showItemInFolder(path)
      }
    },
    openFolder: async () => {
      const cause = await shell.openPath(receiver.listening().folder)
      if (cause) throw new AppError('FOLDER_NOT_OPENED', { cause })
    },
    renewCode: () => receiver.renewCode(),
    setStopped: (stopped) => receiver.setStopped(stopped),
    showAddress: async (address) => {
      const chosen = receiver.listening().addresses.find((each) => each.address === address)
      if (chosen)
        await control.change({ network: { interfaceName: chosen.interfaceName, address } })
    },
    removePhone: (senderId) => receiver.removePhone(senderId),
    answerPhone: (senderId, allowed) => receiver.answerPhone(senderId, allowed),
    readSettings: async () => control.view(),
    changeSettings: (some) => control.change(some),
    lookAt: async (photoIds) => view.lookAt(photoIds),
    showMenu: (menu) => view.showMenu(menu),
    setWall: async (shown) => view.setWall(shown),
    chooseFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog({
        defaultPath: receiver.listening().folder,
        properties: ['openDirectory', 'createDirectory'],
      })
      if (filePaths[0]) await control.change({ folder: filePaths[0] })
    },
    previewFiling: async (template) => exampleOf(template, Date.now()),
  }
}
