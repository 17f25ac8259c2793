import { useLanguage } from '../ui/language'
import type { Remark } from './remarks'

/** What is to be said of a photo, in its corner; a pointer that rests there learns more. */
export function Badges({ id, remarks }: { id: string; remarks: readonly Remark[] }) {
  const { remarks: words } = useLanguage().messages
  return (
    <span id={id} class="tile-badges" aria-hidden="true">
      {remarks.map((remark) => (
        <span key={remark} class="tile-badge" data-remark={remark} title={words[remark].hint}>
          {words[remark].badge}
        </span>
      ))}
    </span>
  )
}
