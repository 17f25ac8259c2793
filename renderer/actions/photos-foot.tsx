import type { ComponentChildren } from 'preact'
import type { ActionStatus } from './use-actions'

interface Props {
  status: ActionStatus | null
  children?: ComponentChildren
}

/** Over the last photos: what an action did and what can be done about it; below it, what belongs to the selection. */
export function PhotosFoot({ status, children }: Props) {
  return (
    <div class="photos-foot">
      <div class="action-status" role="status" data-empty={status === null}>
        {status && <span>{status.text}</span>}
        {status && status.share !== null && (
          <progress value={status.share} aria-label={status.text} />
        )}
        {status?.offer && (
          <button type="button" class="action-offer" onClick={status.offer.run}>
            {status.offer.label}
          </button>
        )}
      </div>
      {children}
    </div>
  )
}
