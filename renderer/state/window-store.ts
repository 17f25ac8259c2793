import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Bridge, ToldState } from '../../contract/bridge'
import type { Photo } from '../../contract/photo'
import type { ReceiverEvent } from '../../contract/receiver-event'
import type { SettingsView } from '../../contract/settings'
import { createJoinLive } from './live-tiles'
import {
  applyEvent,
  dismiss,
  HANDED_VERBS,
  type HandedVerb,
  modelOf,
  type WindowModel,
} from './window-state'

/** A page that was asked for and tells nothing for this long did not open, milliseconds. */
const VISIT_MS = 20_000

/** What is known at first; the rest is asked for once that can be seen. */
interface First {
  state: ToldState
  isShown: Promise<unknown>
}

export interface WindowStore {
  /** null until the main process has sent the state. Its tiles are joined, see `live-tiles.ts`. */
  model: ReadonlySignal<WindowModel | null>
  /** Why the state could not be read: what the call rejected with; null when all is well. */
  failure: ReadonlySignal<unknown>
  dismiss(noticeKey: string): void
  /**
   * Takes back what a phone has not fetched, forgets what has been seen of it, or keeps what a
   * call about it was refused with.
   */
  handed(verb: Exclude<HandedVerb, 'refuse'>, phoneId: string): void
  handed(verb: 'refuse', phoneId: string, error: unknown): void
}

/**
 * Keeps the model true: reads the state once, then folds the events in batches.
 * @param first what can be shown until then, and when that is
 * @param later runs a function after about a frame.
 */
export function createWindowStore(
  bridge: Bridge,
  first: Promise<First | null>,
  later: (work: () => void) => void,
): WindowStore {
  const live = createJoinLive()
  const model = signal<WindowModel | null>(null)
  const failure = signal<unknown>(null)
  /** Those of one frame, or until the state is read. */
  let waiting: ReceiverEvent[] = []
  let scheduled = false
  let visit: ReturnType<typeof setTimeout> | undefined

  // Events that come before the state is read wait for it.
  const fold = () => {
    scheduled = false
    if (model.value === null) return
    const events = waiting
    waiting = []
    model.value = events.reduce(applyEvent, model.value)
  }
  bridge.onEvent((event) => {
    if (event.type === 'settings' || event.type === 'show-photo' || event.type === 'screens') return
    if (event.type === 'folder-changed') {
      // Earlier events are of another folder.
      waiting = []
      read()
      return
    }
    if (event.type === 'visitor') {
      clearTimeout(visit)
      visit = setTimeout(() => {
        if (model.value) model.value = { ...model.value, reached: false }
      }, VISIT_MS)
    }
    waiting.push(event)
    if (scheduled) return
    scheduled = true
    later(fold)
  })
  const take = (told: ToldState) =>
    batch(() => {
      const state = { ...told, photos: JSON.parse(told.photos) as Photo[] }
      const { notices = [], departures = [], colours = new Map() } = model.value ?? {}
      const read = modelOf(state)
      const known = new Map([...colours, ...read.colours])
      model.value = { ...read, notices, departures, colours: known }
      fold()
    })
  const read = () => {
    bridge.readState().then(take, (error: unknown) => {
      failure.value = error
    })
  }
  void first.then(async (known) => {
    if (known) {
      take(known.state)
      await known.isShown
    }
    read()
  })

  return {
    model: computed(() => model.value && { ...model.value, tiles: live(model.value.tiles) }),
    failure: computed(() => failure.value),
    dismiss(key) {
      if (model.value) model.value = dismiss(model.value, key)
    },
    handed(verb: HandedVerb, phoneId: string, error?: unknown) {
      if (model.value) model.value = HANDED_VERBS[verb](model.value, phoneId, error)
    },
  }
}

/** Mirrors the settings of the main process; null until it has sent them. */
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

/** Opens the dialog, as soon as the settings are known. */
export function useOpenSettings(): () => void {
  const access = useContext(SettingsContext)
  return () => {
    if (access) access.open.value = true
  }
}

/** The settings and the bridge that changes them; null until they are known. */
export function useSettings() {
  const access = useContext(SettingsContext)
  const view = access?.view.value ?? null
  return access && view ? { view, bridge: access.bridge, open: access.open } : null
}
