import type { Trouble } from '../../contract/trouble'
import { errnoOf } from '../base/problem'
import { TroubleError } from '../base/trouble'

const TROUBLES: Partial<Record<string, Trouble>> = {
  ENOSPC: { code: 'NO_ROOM' },
  EDQUOT: { code: 'NO_ROOM' },
  EACCES: { code: 'PLACE_READ_ONLY' },
  EPERM: { code: 'PLACE_READ_ONLY' },
  EROFS: { code: 'PLACE_READ_ONLY' },
}

/** Why a copy or an export could not be written. What is known of a photo stays as it is. */
export function writeTrouble(cause: unknown): TroubleError {
  if (cause instanceof TroubleError) return cause
  return new TroubleError(TROUBLES[errnoOf(cause) ?? ''] ?? { code: 'NOT_WRITTEN' }, { cause })
}
