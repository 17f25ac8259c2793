import { afterAll } from 'vitest'

interface Closable {
  close(): Promise<void>
}

/** What a test file opens is closed after its last test, the last first: returns the function that remembers a thing. */
export function createOpened(): <T extends Closable>(thing: T) => T {
  const things: Closable[] = []
  afterAll(async () => {
    for (const thing of things.reverse()) await thing.close()
  })
  return (thing) => {
    things.push(thing)
    return thing
  }
}
