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
