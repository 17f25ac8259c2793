/** What ends a program: Ctrl+C, a request, and a terminal that is closed. */
export const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** What has to be closed again, at the end or when a start fails half-way. */
export interface Closers {
  add(step: () => unknown): void
  /** The last first. When steps fail, the first error is thrown after all have run. */
  close(): Promise<void>
}

export function createClosers(): Closers {
  const steps: (() => unknown)[] = []
  return {
    add: (step) => void steps.push(step),
    async close() {
      let failure: unknown = null
      for (const step of steps.splice(0).reverse()) {
        try {
          await step()
        } catch (error) {
          failure ??= error
        }
      }
      if (failure !== null) throw failure
    },
  }
}
