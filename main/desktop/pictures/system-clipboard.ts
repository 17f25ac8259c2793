import { clipboard } from 'electron'

/** What each system calls a PNG on its clipboard. */
const PNG_NAMES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'public.png', win32: 'PNG' }
const PNG = PNG_NAMES[process.platform] ?? 'image/png'

/** Electron before its clipboard became that of the web (44). */
interface OldClipboard {
  writeBuffer?(format: string, bytes: Buffer): void
}

/**
 * Puts a PNG on the clipboard of the system as it is: any other form would have to be made of it
 * here, and the main process decodes no picture.
 */
export async function putOnClipboard(png: Uint8Array): Promise<void> {
  const bytes = Buffer.from(png)
  const old: OldClipboard = clipboard as object
  if (old.writeBuffer) return old.writeBuffer(PNG, bytes)
  // Older ones know no such name.
  const { ClipboardItem } = await import('electron')
  const format = `electron application/osclipboard;format="${PNG}"`
  await clipboard.write([new ClipboardItem({ [format]: new Blob([bytes]) })])
}
