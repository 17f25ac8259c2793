import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import type { Command } from './commands'

/** What can be done while the wall is shown, and at no other time. */
export const WALL_COMMANDS = ['wallCode', 'wallHold', 'wallOff', 'wallOffPhone'] as const
type WallCommand = (typeof WALL_COMMANDS)[number]

/** All commands of the application menu. */
export type MenuCommand =
  | Command
  | 'enlarge'
  | 'undo'
  | 'selectAll'
  | 'selectNone'
  | 'find'
  | 'larger'
  | 'smaller'
  | 'usualSize'
  | 'wall'
  | WallCommand
  | 'keepAbove'
  | 'settings'
  | 'openFolder'
  | 'checkNetwork'
  | 'openLog'
  | 'about'
  | 'stop'
  | 'resume'
  | 'newCode'
  | 'copyAddress'

/** What each command does now; a missing one is disabled. */
export type MenuVerbs = { readonly [Each in MenuCommand]?: (() => void) | null | undefined }

export interface MenuCommands {
  /** Commands that can do something. */
  possible: ReadonlySignal<ReadonlySet<string>>
  /** Replaces the commands of this part of the window. */
  offer(part: object, verbs: MenuVerbs): void
  withdraw(part: object): void
  /** Does it, if it can do something. */
  run(id: string): void
}

export function createMenuCommands(): MenuCommands {
  const parts = new Map<object, Map<string, () => void>>()
  const possible = signal<ReadonlySet<string>>(new Set())

  function changed(): void {
    const now = new Set([...parts.values()].flatMap((verbs) => [...verbs.keys()]))
    if (now.size !== possible.value.size || [...now].some((id) => !possible.value.has(id)))
      possible.value = now
  }

  return {
    possible: computed(() => possible.value),
    offer(part, verbs) {
      const offered = new Map<string, () => void>()
      for (const [id, verb] of Object.entries(verbs)) if (verb) offered.set(id, verb)
      parts.set(part, offered)
      changed()
    },
    withdraw(part) {
      parts.delete(part)
      changed()
    },
    run(id) {
      for (const verbs of parts.values()) verbs.get(id)?.()
    },
  }
}

export const MenuContext = createContext<MenuCommands | null>(null)

/** Offers commands to the application menu while the component is mounted. */
export function useMenuCommands(verbs: MenuVerbs): void {
  const commands = useContext(MenuContext)
  const [part] = useState({})
  useLayoutEffect(() => commands?.offer(part, verbs))
  useLayoutEffect(() => () => commands?.withdraw(part), [])
}
