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
