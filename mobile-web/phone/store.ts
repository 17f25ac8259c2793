/** Text that is kept between visits, by key. */
export interface Store {
  read(key: string): string | null
  write(key: string, text: string): void
}

/**
 * The browser's `localStorage`. Where it is denied or full, nothing is stored.
 * @param open gives the storage; the property itself throws where the browser denies it
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
        // Denied or full: the phone is a new one at its next visit.
      }
    },
  }
}
