import type { DesktopApp } from './desktop-app'

/** Answers the dialogs of the system that choose a file or a folder; null cancels them. */
export const answerDialogs = (
  { electron }: Pick<DesktopApp, 'electron'>,
  path: string | readonly string[] | null,
) =>
  electron.evaluate(
    async ({ dialog }, filePaths) => {
      const answer = { canceled: filePaths.length === 0, filePath: filePaths[0] ?? '', filePaths }
      dialog.showSaveDialog = () => Promise.resolve(answer)
      dialog.showOpenDialog = () => Promise.resolve(answer)
    },
    path === null ? [] : [path].flat(),
  )

declare global {
  var dialogBegin: string | undefined
}
/** Cancels dialogs that choose files. @returns tells the folder that the last one began in */
export async function watchDialogs({ electron }: Pick<DesktopApp, 'electron'>) {
  await electron.evaluate(async ({ dialog }) => {
    dialog.showOpenDialog = async (...given: unknown[]) => {
      globalThis.dialogBegin = (given.at(-1) as { defaultPath?: string }).defaultPath
      return { canceled: true, filePaths: [] }
    }
  })
  return () => electron.evaluate(async () => globalThis.dialogBegin)
}

/** Answers the questions that the system asks for the app. */
export const answerQuestions = ({ electron }: Pick<DesktopApp, 'electron'>, choice: 'no' | 'yes') =>
  electron.evaluate(
    async ({ dialog }, response) => {
      dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false })
    },
    choice === 'yes' ? 1 : 0,
  )

/** Makes this the receiving folder, as a person does with the system's dialog. */
export async function chooseFolder(app: DesktopApp, path: string): Promise<void> {
  await answerDialogs(app, path)
  await app.window.evaluate('bridge.chooseFolder()')
}
