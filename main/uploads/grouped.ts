import type { Sender } from '../../contract/photo'

/** What is grouped never changes its sender and source. */
export interface Owned {
  readonly stored: { readonly sender: Sender; readonly source: string }
}

/** Uploads as the quota counts them: how many somebody has is known without a walk over all. */
export interface Groups<Each extends Owned> {
  /** How many count. */
  count(): number
  /** All, in the order in which they were entered. */
  values(): Iterable<Each>
  ofSender(id: string): ReadonlySet<Each>
  ofSource(source: string): ReadonlySet<Each>
  /** Those of each source. */
  bySource(): Iterable<ReadonlySet<Each>>
  /** Those that each sender has at this source. */
  bySenderOf(source: string): ReadonlyMap<string, ReadonlySet<Each>>
  /** It is about to end, and counts in no group any more. */
  giveWay(each: Each): void
}

/** Uploads by their ids, in groups that are kept up to date. */
export interface Grouped<Each extends Owned> extends Groups<Each> {
  get(id: string): Each | undefined
  set(id: string, each: Each): void
  delete(id: string): void
}

export function createGrouped<Each extends Owned>(): Grouped<Each> {
  const all = new Map<string, Each>()
  const counted = new Set<Each>()
  const senders = new Map<string, Set<Each>>()
  const sources = new Map<string, Set<Each>>()
  const sendersOf = new Map<string, Map<string, Set<Each>>>()
  const none: ReadonlySet<Each> = new Set()
  const nobody: ReadonlyMap<string, ReadonlySet<Each>> = new Map()

  function giveWay(each: Each): void {
    if (!counted.delete(each)) return
    const { sender, source } = each.stored
    take(senders, sender.id, each)
    take(sources, source, each)
    const theirs = sendersOf.get(source)
    if (theirs) take(theirs, sender.id, each)
    if (theirs?.size === 0) sendersOf.delete(source)
  }

  function remove(id: string): void {
    const each = all.get(id)
    if (each === undefined) return
    all.delete(id)
    giveWay(each)
  }

  return {
    count: () => counted.size,
    values: () => all.values(),
    ofSender: (id) => senders.get(id) ?? none,
    ofSource: (source) => sources.get(source) ?? none,
    bySource: () => sources.values(),
    bySenderOf: (source) => sendersOf.get(source) ?? nobody,
    giveWay,
    get: (id) => all.get(id),
    set(id, each) {
      remove(id)
      const { sender, source } = each.stored
      const theirs = sendersOf.get(source) ?? new Map<string, Set<Each>>()
      all.set(id, each)
      counted.add(each)
      put(senders, sender.id, each)
      put(sources, source, each)
      put(theirs, sender.id, each)
      sendersOf.set(source, theirs)
    },
    delete: remove,
  }
}

function put<Each>(groups: Map<string, Set<Each>>, key: string, each: Each): void {
  groups.set(key, (groups.get(key) ?? new Set<Each>()).add(each))
}

function take<Each>(groups: Map<string, Set<Each>>, key: string, each: Each): void {
  const group = groups.get(key)
  group?.delete(each)
  if (group?.size === 0) groups.delete(key)
}
