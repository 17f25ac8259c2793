/** The window's composition root: the bridge of the preload script, one language, one store, one tree. */
import { render } from 'preact'
import type { Bridge } from '../contract/bridge'
import { createAnnouncements } from './announcements'
import { App } from './app'
import { createLanguage, Language } from './language'
import { createWindowStore } from './window-store'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

const FRAME_MS = 16
const ANNOUNCE_MS = 1500

const { bridge } = window
const language = createLanguage(navigator.languages)
document.documentElement.lang = language.locale

// A timer and not an animation frame: a hidden window draws no frames but must stay true.
const store = createWindowStore(bridge, (work) => setTimeout(work, FRAME_MS))
const announcement = createAnnouncements(bridge, language, (work) => setTimeout(work, ANNOUNCE_MS))

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app.')
render(
  <Language.Provider value={language}>
    <App bridge={bridge} store={store} announcement={announcement} />
  </Language.Provider>,
  root,
)
