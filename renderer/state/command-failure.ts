import type { Photo } from '../../contract/photo'
import type { CommandError } from '../../contract/result'

/** One notice for all files for which the command failed; the last error speaks for them. */
export interface CommandFailure {
  error: CommandError
  /** The last line of what the program said before it failed; empty where it said nothing. */
  words: string
  /** How many it are. */
  count: number
  /** The last of them, at most `MOST_IDS`, oldest first: it can run again for these. */
  ids: readonly string[]
  /** The name of the last one. */
  name: string
}

const MOST_IDS = 2048

/** Folds a result that has come, or that will come again. */
export function applyResult(
  failure: CommandFailure | null,
  { id, name, result }: Photo,
): CommandFailure | null {
  const others = failure?.ids.filter((each) => each !== id) ?? []
  const wasTold = failure !== null && others.length < failure.ids.length
  const count = (failure?.count ?? 0) - (wasTold ? 1 : 0)
  const error = result?.error ?? null
  if (error !== null)
    return {
      error,
      words: lastLine(result),
      count: count + 1,
      ids: [...others, id].slice(-MOST_IDS),
      name,
    }
  if (!wasTold) return failure
  return others.length === 0 ? null : { ...failure, count, ids: others }
}

/** The last line of a command that failed: the lines before seldom say why. */
export const lastLine = (result: Photo['result']): string =>
  (result?.state === 'failed' && result.text.trimEnd().split('\n').at(-1)?.trim()) || ''
