import type { Locator } from 'playwright-core'
import type { PaintedPhoto } from '../photos/painted-photos'
import { answerDialogs } from './dialogs'
import type { FilledWindow } from './filled-window'
import { tileOf } from './window-tiles'

/** What a person does in the window with photos. */
export interface WindowDriver {
  photo(name: string): PaintedPhoto
  tile(name: string): Locator
  /** Clicks the first, and the others with Ctrl. */
  select(first: string, ...more: string[]): Promise<void>
  /** Presses a button below the photos. */
  press(command: string): Promise<void>
  /** Takes a command from the menu of a photo. */
  choose(name: string, command: string): Promise<void>
  /** Waits until the window says so. */
  status(text: string): Promise<void>
  /** The next dialog of the system is answered with this path; null cancels it. */
  answerDialog(path: string | null): Promise<void>
}

export function driveWindow({ desktop, photos }: FilledWindow): WindowDriver {
  const { window } = desktop
  const photo = (name: string) => {
    const found = photos.find((each) => each.name === name)
    if (!found) throw new Error(`There is no ${name}`)
    return found
  }
  const tile = (name: string) => tileOf(window, photo(name))
  return {
    photo,
    tile,
    async select(first, ...more) {
      await tile(first).click()
      for (const name of more) await tile(name).click({ modifiers: ['Control'] })
    },
    press: (command) =>
      window
        .getByRole('toolbar', { name: 'Selected photos' })
        .getByRole('button', { name: command })
        .click(),
    async choose(name, command) {
      await tile(name).click({ button: 'right' })
      await window.getByRole('menuitem', { name: command }).click()
    },
    status: (text) => window.getByRole('status').filter({ hasText: text }).waitFor(),
    answerDialog: (path) => answerDialogs(desktop, path),
  }
}
