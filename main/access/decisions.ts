/** What the person at the computer has decided about phones, for this run of the program; a receiver that is opened anew goes on with it. */
export interface Decisions {
  stopped: boolean
  askFirst: boolean
  /** Ids of senders. */
  readonly removed: Set<string>
  readonly allowed: Set<string>
}

export const noDecisions = (): Decisions => ({
  stopped: false,
  askFirst: false,
  removed: new Set(),
  allowed: new Set(),
})
