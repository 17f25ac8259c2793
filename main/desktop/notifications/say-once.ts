import { writeFile } from 'node:fs/promises'
import { dialog, Notification } from 'electron'
import { programIcon } from '../icons/icons'

/**
 * Says something to the person, once for as long as the file stands.
 * @param path the file that remembers it
 */
export async function sayOnce(path: string, title: string, body: string): Promise<void> {
  const isFirst = await writeFile(path, '', { flag: 'wx' }).then(
    () => true,
    () => false,
  )
  if (!isFirst) return
  if (Notification.isSupported()) {
    new Notification({ title, body, icon: programIcon(), silent: true }).show()
    return
  }
  await dialog.showMessageBox({ message: title, detail: body })
}
