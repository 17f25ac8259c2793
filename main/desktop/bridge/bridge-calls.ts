import { clipboard, shell } from 'electron'
import type { AppMenu } from '../../../contract/app-menu'
import type { WallPlace } from '../../../contract/bridge'
import type { SettingsView } from '../../../contract/settings'
import type { Translate } from '../../../contract/translate'
import { AppError } from '../../base/errors'
import { exampleOf } from '../../library/folder-template'
import type { Receiver } from '../../receiver'
import type { SettingsControl } from '../../settings/settings-control'
import {
  ADDRESS,
  type Handlers,
  MENU,
  PHONE_ID,
  PHOTO_ID,
  SOME_SETTINGS,
  TEXT,
  takes,
  VIEWPORT,
  YES_OR_NO,
} from './call-schemas'
import type { Dialogs } from './dialogs'
import { galleryFiles } from './gallery-files'

/** What the window may call, apart from what is done with photos. */
export function createBridgeCalls(
  receiver: Receiver,
  control: SettingsControl,
  dialogs: Pick<Dialogs, 'askFolder' | 'confirm'>,
  t: Translate,
  view: {
    settings(): SettingsView
    setViewport(photoIds: readonly string[]): void
    showMenu(menu: AppMenu): Promise<void>
    setWall(shown: boolean): WallPlace
    openLog(): Promise<void>
  },
) {
  const startedAt = Date.now()
  return {
    readState: {
      takes: takes(),
      run: async () => ({
        startedAt,
        listening: receiver.listening(),
        photos: JSON.stringify(receiver.photos()),
        uploads: receiver.uploads(),
        phones: receiver.phones(),
        asking: receiver.asking(),
        handed: receiver.handover.list(),
      }),
    },
    // All is known by now.
    readFirst: { takes: takes(), run: async () => null },
    copyText: { takes: takes(TEXT), run: async (text) => clipboard.writeText(text) },
    showInFolder: {
      takes: takes(PHOTO_ID),
      async run(photoId) {
        for (const { path, mustBeThere } of galleryFiles(receiver, [photoId])) {
          await mustBeThere()
          shell.showItemInFolder(path)
        }
      },
    },
    openFolder: {
      takes: takes(),
      async run() {
        const cause = await shell.openPath(receiver.listening().folder)
        if (cause) throw new AppError('FOLDER_NOT_OPENED', { cause })
      },
    },
    renewCode: { takes: takes(), run: () => receiver.renewCode() },
    openTyping: { takes: takes(), run: async () => receiver.openTyping() },
    setStopped: { takes: takes(YES_OR_NO), run: (stopped) => receiver.setStopped(stopped) },
    diagnose: { takes: takes(), run: () => receiver.diagnose() },
    wifiPassword: { takes: takes(), run: () => receiver.wifiPassword() },
    showAddress: {
      takes: takes(ADDRESS),
      async run(address) {
        const chosen = receiver.listening().addresses.find((each) => each.address === address)
        if (chosen)
          await control.change({ network: { interfaceName: chosen.interfaceName, address } })
      },
    },
    removePhone: { takes: takes(PHONE_ID), run: (senderId) => receiver.removePhone(senderId) },
    readmitPhone: {
      takes: takes(PHONE_ID),
      run: async (senderId) => receiver.readmitPhone(senderId),
    },
    setPhoneOffWall: {
      takes: takes(PHONE_ID, YES_OR_NO),
      run: (senderId, isOff) => receiver.setPhoneOffWall(senderId, isOff),
    },
    dismissPhone: {
      takes: takes(PHONE_ID),
      run: async (senderId) => receiver.dismissPhone(senderId),
    },
    answerPhone: {
      takes: takes(PHONE_ID, YES_OR_NO),
      run: (senderId, allowed) => receiver.answerPhone(senderId, allowed),
    },
    readSettings: { takes: takes(), run: async () => view.settings() },
    changeSettings: { takes: takes(SOME_SETTINGS), run: (some) => control.change(some) },
    setViewport: { takes: takes(VIEWPORT), run: async (photoIds) => view.setViewport(photoIds) },
    showMenu: { takes: takes(MENU), run: (menu) => view.showMenu(menu) },
    setWall: { takes: takes(YES_OR_NO), run: async (shown) => view.setWall(shown) },
    openLog: { takes: takes(), run: () => view.openLog() },
    chooseFolder: {
      takes: takes(),
      async run() {
        const folder = await dialogs.askFolder(receiver.listening().folder)
        if (folder !== null) await control.change({ folder })
      },
    },
    setStartAtLogin: {
      takes: takes(YES_OR_NO),
      async run(startAtLogin) {
        const question = {
          message: t('desktop.login.title'),
          yes: t('window.settings.startAtLogin'),
          no: t('window.cancel'),
        }
        if (!startAtLogin || (await dialogs.confirm(question)))
          await control.change({ startAtLogin })
      },
    },
    previewFiling: {
      takes: takes(TEXT),
      run: async (template) => exampleOf(template, Date.now()),
    },
  } satisfies Partial<Handlers>
}
