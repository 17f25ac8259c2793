import { afterAll, onTestFinished } from 'vitest'

interface Closable {
  close(): Promise<void>
}

/**
 * What a test file opens is closed after its last test, the last first: returns the function that
 * remembers a thing.
 */
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

/**
 * What a test, or the `beforeEach` of one, opens is closed when that test has ended, the last
 * first.
 */
export function forThisTest<T extends Closable>(thing: T): T {
  onTestFinished(() => thing.close())
  return thing
}
