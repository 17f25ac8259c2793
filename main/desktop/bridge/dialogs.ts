import { dirname, join } from 'node:path'
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'

type Properties = NonNullable<OpenDialogOptions['properties']>

/** A question that is answered with yes or no. No is chosen before the person chooses. */
export interface Question {
  message: string
  detail?: string
  yes: string
  no: string
  /** The label of a box, which is not ticked at first. */
  checkboxLabel?: string
}

/**
 * What reaches outside of Snapland is decided in dialogs of the system, which no page can draw,
 * answer or pass over. While one is open, others answer as if they were cancelled.
 */
export interface Dialogs {
  /** A folder. @param start shown at first; left out, the downloads */
  askFolder(start?: string): Promise<string | null>
  /** A program. @param start shown at first */
  askProgram(start?: string): Promise<string | null>
  /** Paths of files to read; null when cancelled, never none. */
  askFiles(texts: { title: string; buttonLabel: string }): Promise<string[] | null>
  /** The path of a file to write. @param name proposed, in the downloads */
  askFile(name: string): Promise<string | null>
  /** @returns null for no */
  confirm(question: Question): Promise<{ isTicked: boolean } | null>
}

/** @param window the window that a dialog belongs to */
export function createDialogs(window: () => BrowserWindow | null): Dialogs {
  let isOpen = false
  // Since Electron 43 each dialog begins in the downloads, and the system no longer remembers.
  let lastFiles: string | undefined

  async function alone<T>(show: () => Promise<T | null>): Promise<T | null> {
    if (isOpen) return null
    isOpen = true
    try {
      return await show()
    } finally {
      isOpen = false
    }
  }

  const open = (options: OpenDialogOptions) =>
    alone(async () => {
      const parent = window()
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options))
      return canceled || filePaths.length === 0 ? null : filePaths
    })
  const openOne = async (properties: Properties, start: string | undefined) => {
    const options = { ...(start !== undefined && { defaultPath: start }), properties }
    return (await open(options))?.[0] ?? null
  }

  return {
    askFolder: (start = app.getPath('downloads')) =>
      openOne(['openDirectory', 'createDirectory'], start),
    askProgram: (start) => openOne(['openFile'], start),
    async askFiles(texts) {
      const chosen = await open({
        ...texts,
        // macOS shows no title.
        message: texts.title,
        ...(lastFiles !== undefined && { defaultPath: lastFiles }),
        properties: ['openFile', 'multiSelections'],
      })
      if (chosen?.[0] !== undefined) lastFiles = dirname(chosen[0])
      return chosen
    },
    askFile: (name) =>
      alone(async () => {
        const options = { defaultPath: join(app.getPath('downloads'), name) }
        const parent = window()
        const { canceled, filePath } = await (parent
          ? dialog.showSaveDialog(parent, options)
          : dialog.showSaveDialog(options))
        return canceled || !filePath ? null : filePath
      }),
    confirm: ({ yes, no, ...texts }) =>
      alone(async () => {
        const choice = { buttons: [no, yes], defaultId: 0, cancelId: 0 }
        const options = { type: 'question' as const, ...texts, ...choice }
        const parent = window()
        const { response, checkboxChecked } = await (parent
          ? dialog.showMessageBox(parent, options)
          : dialog.showMessageBox(options))
        return response === 1 ? { isTicked: checkboxChecked } : null
      }),
  }
}
