import { type AppMenu, MENU_LIMITS, MENU_ROLES, type MenuEntry } from '../../../contract/app-menu'

/**
 * Reads a menu that a page asked for.
 * @throws Error when it is none: a role that is not on the list could reload or close what it should not
 */
export function menuOf(given: unknown): AppMenu {
  return list(given, MENU_LIMITS.lists).map((each) => {
    const { label, entries } = record(each)
    return { label: text(label), entries: list(entries, MENU_LIMITS.entries).map(entry) }
  })
}

function entry(given: unknown): MenuEntry {
  const { kind, role, label, id, keys, heardBy, enabled } = record(given)
  if (kind === 'line') return { kind }
  if (kind === 'role') {
    const known = MENU_ROLES.find((each) => each === role)
    if (known) return { kind, role: known, label: text(label) }
  }
  if (kind === 'command' && (heardBy === 'page' || heardBy === 'menu')) {
    const isId = typeof id === 'string' && /^[a-z]{1,40}$/i.test(id)
    const areKeys = keys === null || (typeof keys === 'string' && /^[\w+,-]{1,40}$/.test(keys))
    if (isId && areKeys && typeof enabled === 'boolean') {
      return { kind, id, label: text(label), keys, heardBy, enabled }
    }
  }
  throw notAMenu()
}

function record(given: unknown): Readonly<Record<string, unknown>> {
  if (typeof given === 'object' && given !== null) return { ...given }
  throw notAMenu()
}

function list(given: unknown, most: number): unknown[] {
  if (Array.isArray(given) && given.length <= most) return given
  throw notAMenu()
}

function text(given: unknown): string {
  if (typeof given === 'string' && given.length <= MENU_LIMITS.letters) return given
  throw notAMenu()
}

const notAMenu = () => new Error('This is not a menu.')
