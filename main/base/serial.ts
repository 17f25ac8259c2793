/** Runs work after all that was given before it, whether that succeeded or not. */
export type Serial = <Result>(work: () => Result | Promise<Result>) => Promise<Result>

/** One piece of work after the other. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => {})
    return result
  }
}

/** One piece of work of each key after the other. Those of other keys go on meanwhile. */
export function createSerialByKey() {
  const running = new Map<string, Promise<unknown>>()
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const before = running.get(key)
    const result = before ? before.then(work) : work()
    const ended = result
      .catch(() => {})
      .then(() => {
        if (running.get(key) === ended) running.delete(key)
      })
    running.set(key, ended)
    return result
  }
}

/**
 * Who asks while an answer is on its way shares it.
 * @param ask may take its time
 */
export function createShared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | null = null
  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return asking
  }
}
