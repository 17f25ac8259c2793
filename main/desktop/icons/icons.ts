import { readFileSync } from 'node:fs'
import { type NativeImage, nativeImage } from 'electron'
import dot from './dot.png?asset'
import menuBar from './menu-bar.png?asset'
import menuBarTwice from './menu-bar-2x.png?asset'
import program from './snapland.png?asset'
import tray from './tray.png?asset'

/** The program's own icon, 512 pixels. */
export const programIcon = (): NativeImage => nativeImage.createFromPath(program)

/** A dot that means: there is something new. */
export const dotIcon = (): NativeImage => nativeImage.createFromPath(dot)

/** The icon for the tray; on macOS one that the system colours as its menu bar is. */
export function trayIcon(): NativeImage {
  if (process.platform !== 'darwin') return nativeImage.createFromPath(tray)
  const icon = nativeImage.createFromPath(menuBar)
  icon.addRepresentation({ scaleFactor: 2, buffer: readFileSync(menuBarTwice) })
  icon.setTemplateImage(true)
  return icon
}
