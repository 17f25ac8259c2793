/** Files looked at in one go: more would need many descriptors at once. */
const BATCH = 64

/** Runs `work` for each item, at most 64 at a time. */
export async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += BATCH)
    await Promise.all(items.slice(first, first + BATCH).map(work))
}
