/** What is kept from visit to visit: text under a name. */
export interface Store {
  read(key: string): string | null
  write(key: string, text: string): void
}

/**
 * The browser's `localStorage`; where it is denied or full, nothing is kept and nobody minds.
 * @param open gives the storage: reading the property itself throws where the browser denies it
 */
export function createStore(open: () => Pick<Storage, 'getItem' | 'setItem'>): Store {
  return {
    read(key) {
      try {
        return open().getItem(key)
      } catch {
        return null
      }
    },
    write(key, text) {
      try {
        open().setItem(key, text)
      } catch {
        // Denied or full: the phone is simply new at its next visit.
      }
    },
  }
}
