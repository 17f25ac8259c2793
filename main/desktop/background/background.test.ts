import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { NO_LOG } from '../../base/log'
import { createBackground } from './background'

let wanted: boolean
let panels: boolean[]
let icon: 'shown' | 'hidden'
let told: boolean[]
let pauses: number
let background: ReturnType<typeof createBackground>
beforeEach(() => {
  wanted = true
  panels = []
  icon = 'hidden'
  told = []
  pauses = 0
  background = createBackground({
    log: NO_LOG,
    isWanted: () => wanted,
    // The last answer stays.
    hasTray: async () => (panels.length > 1 ? panels.shift() : panels[0]) ?? false,
    icon: {
      show: () => {
        icon = 'shown'
      },
      hide: () => {
        icon = 'hidden'
      },
      redraw: () => {},
      setTitle: () => {},
    },
    pause: async () => {
      pauses += 1
    },
    onHidden: async () => {},
  })
  background.onTray((isThere) => told.push(isThere))
})

/** As much of a window as closing needs: its listeners may keep it open. */
function closable() {
  const listeners = new EventEmitter()
  const window = Object.assign(listeners, {
    state: 'open',
    isDestroyed: () => false,
    hide() {
      window.state = 'hidden'
    },
    close() {
      const event = { defaultPrevented: false, preventDefault: () => {} }
      event.preventDefault = () => {
        event.defaultPrevented = true
      }
      listeners.emit('close', event)
      if (!event.defaultPrevented) window.state = 'closed'
    },
  })
  background.interceptClose(window as unknown as BrowserWindow)
  return window
}

it('waits for a panel that starts after it', async () => {
  panels = [false, false, true]
  expect(await background.waitForTray()).toBe(true)
  expect([icon, told, pauses]).toEqual(['shown', [true], 2])
})

it('gives up waiting where none comes', async () => {
  expect(await background.waitForTray()).toBe(false)
  expect([icon, told]).toEqual(['hidden', []])
})

it('shows no icon that nobody asked for', async () => {
  panels = [true]
  wanted = false
  expect(await background.checkTray()).toBe(true)
  expect(icon).toBe('hidden')
})

it('hides the window only where it can be brought back', async () => {
  panels = [true]
  const hidden = closable()
  hidden.close()
  await expect.poll(() => hidden.state).toBe('hidden')

  // The panel has gone since.
  panels = [false]
  const closed = closable()
  closed.close()
  await expect.poll(() => closed.state).toBe('closed')
})

it('keeps no window open when the program ends', () => {
  panels = [true]
  background.leave()
  const window = closable()
  window.close()
  expect(window.state).toBe('closed')
})

it('hides it again after all, when the person would rather go on', async () => {
  panels = [true]
  background.leave()
  background.stay()
  const window = closable()
  window.close()
  await expect.poll(() => window.state).toBe('hidden')
})
