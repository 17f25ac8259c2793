import type { Page } from 'playwright-core'
import { closeTyping } from '../../network/typed-digits'
import { type SendingPhone, sendingPhone } from '../../phone/sending-phone'
import type { PaintedPhoto } from '../../photos/painted-photos'
import type { DesktopApp } from '../desktop-app'
import type { Home } from '../home'
import { codeUrl, listeningOf } from '../window-bridge'

/** A screen or a state of the window, as the names of its pictures have it. */
export type Look = (state: string) => Promise<void>

/**
 * What a walk through the window's states needs. Everything is found without words, so that it goes
 * in every language.
 */
export interface Stage {
  desktop: DesktopApp
  window: Page
  home: Home
  look: Look
  /** Phones by their names. */
  phone(id: string, name: string): Promise<SendingPhone>
  press(selector: string): Promise<void>
  /** Somebody guesses the digits; looked at as `state`, then the person allows typing again. */
  guessDigits(state: string): Promise<void>
  /** Presses Escape. */
  leave(): Promise<void>
}

/** The photos that a walk sends, each from a phone. */
export interface Cast {
  /** What these phones are called. */
  phones: readonly [string, string, string]
  /** They have been sent when the gallery is looked at; at least four. */
  photos: readonly PaintedPhoto[]
  /** Two that are on their way. */
  later: readonly [PaintedPhoto, PaintedPhoto]
}

export function setStage(desktop: DesktopApp, home: Home, look: Look): Stage {
  const { window } = desktop
  const lookAt: Look = async (state) => {
    // What lies under the pointer looks otherwise.
    await window.mouse.move(0, 0)
    await look(state)
  }
  return {
    desktop,
    window,
    home,
    look: lookAt,
    async guessDigits(state) {
      const { url, code } = await listeningOf(window)
      await closeTyping(new URL(url).origin, code)
      await window.locator('.typing-closed button').waitFor()
      await lookAt(state)
      await window.locator('.typing-closed button').click()
      await window.locator('.code-digits').first().waitFor()
    },
    phone: async (id, name) => sendingPhone(await codeUrl(window), id, name),
    press: (selector) => window.locator(selector).first().click(),
    leave: () => window.keyboard.press('Escape'),
  }
}
