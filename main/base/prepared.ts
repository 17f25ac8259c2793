/**
 * A change that is ready to happen. Whatever could fail has been done; nothing of it can be seen
 * yet. Exactly one of the two is called.
 */
export interface Prepared {
  /** Puts it in force. Does not fail. */
  commit(): Promise<void> | void
  /** Undoes what was prepared. */
  cancel(): Promise<void> | void
}

export const NOTHING_TO_DO: Prepared = { commit() {}, cancel() {} }

/** A change that cannot fail and needs no preparation. */
export const certain = (commit: Prepared['commit']): Prepared => ({ ...NOTHING_TO_DO, commit })

/**
 * Prepares several changes, one after the other, as one: all are put in force, in their order, or
 * none. Where one cannot be prepared, those before it are cancelled, the last first.
 * @throws what that one threw
 */
export async function prepareAll(steps: readonly (() => Promise<Prepared>)[]): Promise<Prepared> {
  const ready: Prepared[] = []
  const cancel = async () => {
    for (const each of ready.splice(0).reverse()) await each.cancel()
  }
  try {
    for (const step of steps) ready.push(await step())
  } catch (error) {
    await cancel()
    throw error
  }
  return {
    async commit() {
      for (const each of ready) await each.commit()
    },
    cancel,
  }
}
