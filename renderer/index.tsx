/** The window's composition root: one bridge, one language, one store, one tree. */
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import type { Bridge } from '../contract/bridge'
import { App } from './app'
import { createAnnouncements, createStatusAnnouncements } from './shell/announcements'
import { appMenu, followFocus } from './shell/app-menu'
import { createMenuCommands, MenuContext, WALL_COMMANDS } from './state/menu-commands'
import { createSettingsStore, createWindowStore, SettingsContext } from './state/window-store'
import { Language, loadLanguage } from './ui/language'
import { IS_MAC } from './ui/menu'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

const FRAME_MS = 16
const ANNOUNCE_MS = 1500
const COVERED_MS = 500

const { bridge } = window
const settings = createSettingsStore(bridge)
let tellShown = () => {}
const isShown = new Promise<void>((resolve) => {
  tellShown = resolve
})
const first = bridge.readFirst().then(
  (known) => known && { ...known, isShown },
  () => null,
)
// A timer and not an animation frame: a hidden window draws no frames but must stay true.
const store = createWindowStore(bridge, first, (work) => setTimeout(work, FRAME_MS))

// Loaded while the main process is still asked which language is set.
const ofSystem = loadLanguage(navigator.languages)
const languageFor = (chosen: string | null) => (chosen === null ? ofSystem : loadLanguage([chosen]))
const languageSet = () =>
  bridge.readSettings().then(
    (view) => view.settings.language,
    () => null,
  )
const known = await first
let spoken = known ? known.language : await languageSet()
const language = signal(await languageFor(spoken))
effect(() => {
  if (settings.value === null) return
  const chosen = settings.value.settings.language
  if (chosen === spoken) return
  spoken = chosen
  languageFor(chosen).then(
    (loaded) => {
      if (chosen === spoken) language.value = loaded
    },
    (error: unknown) => console.error('The language could not be loaded:', error),
  )
})
effect(() => {
  document.documentElement.lang = language.value.locale
  document.documentElement.dir = language.value.direction
})

const announced = (work: () => void) => void setTimeout(work, ANNOUNCE_MS)
const announcements = [
  createAnnouncements(bridge, language, announced),
  createStatusAnnouncements(store.model, language, announced),
]

const menuCommands = createMenuCommands()
const focus = followFocus()
bridge.onMenuCommand(menuCommands.run)
let shownMenu = ''
effect(() => {
  const { inText, inDialog } = focus.value
  const all = menuCommands.possible.value
  // A dialog leaves nothing to do behind it; the wall is one.
  const possible = inDialog ? new Set<string>(WALL_COMMANDS.filter((id) => all.has(id))) : all
  const isAbove = settings.value?.settings.keepAbove ?? false
  const menu = appMenu({ possible, inText, isMac: IS_MAC, isAbove }, language.value.t)
  if (JSON.stringify(menu) === shownMenu) return
  shownMenu = JSON.stringify(menu)
  bridge.showMenu(menu).catch((error: unknown) => console.error('There is no menu:', error))
})

function Root() {
  return (
    <Language.Provider value={language.value}>
      <SettingsContext.Provider value={access}>
        <MenuContext.Provider value={menuCommands}>
          <App bridge={bridge} store={store} announcements={announcements} />
        </MenuContext.Provider>
      </SettingsContext.Provider>
    </Language.Provider>
  )
}

const access = { view: settings, bridge, open: signal(false) }
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app.')
render(<Root />, root)
requestAnimationFrame(() => setTimeout(tellShown))
// A window that is covered draws no frames.
setTimeout(tellShown, COVERED_MS)
