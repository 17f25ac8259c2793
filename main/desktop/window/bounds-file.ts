import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { placeOf, type WindowPlace } from './window-bounds'

/** Where the window's place is kept. Read and written at once: it is small, and the window is about to open or to go. */
export function placeFile(path: string) {
  return {
    read(): WindowPlace | null {
      try {
        return placeOf(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        // Nothing was kept yet, or nothing that can be read: the window opens in the middle.
        return null
      }
    },
    write(place: WindowPlace): void {
      try {
        writeFileSync(`${path}.new`, JSON.stringify(place))
        renameSync(`${path}.new`, path)
      } catch (error) {
        console.error('The place of the window cannot be kept:', error)
      }
    },
  }
}
