import { useLanguage } from '../ui/language'

/** There are photos, but none that is asked for. */
export function NothingFound({ search, onShowAll }: { search: string; onShowAll: () => void }) {
  const { messages } = useLanguage()
  const words = search.trim()
  return (
    <div class="nothing-found">
      <h2>{words ? messages.view.nothingNamed(words) : messages.view.nothing}</h2>
      <p>{messages.view.nothingLost}</p>
      <button type="button" class="field" onClick={onShowAll}>
        {messages.view.showAll}
      </button>
    </div>
  )
}
