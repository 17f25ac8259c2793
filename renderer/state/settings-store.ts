import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { SettingsView } from '../../contract/settings'

/** Keeps what is set true; null until the main process has told it. */
export function createSettingsStore(bridge: Bridge): ReadonlySignal<SettingsView | null> {
  const view = signal<SettingsView | null>(null)
  bridge.onEvent((event) => {
    if (event.type !== 'settings') return
    const { type: _, ...told } = event
    view.value = told
  })
  // Without an answer the window works as at the first start; an event that came earlier is newer.
  bridge.readSettings().then(
    (told) => {
      view.value ??= told
    },
    () => {},
  )
  return computed(() => view.value)
}

interface SettingsAccess {
  view: ReadonlySignal<SettingsView | null>
  bridge: Bridge
  /** Whether the dialog is open: it stays while the window behind it changes. */
  open: Signal<boolean>
}

export const SettingsContext = createContext<SettingsAccess | null>(null)

/** What is set, and the bridge that changes it; null until it is known. */
export function useSettings() {
  const access = useContext(SettingsContext)
  const view = access?.view.value ?? null
  return access && view ? { view, bridge: access.bridge, open: access.open } : null
}
