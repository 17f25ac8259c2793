import { dayAfter, factsOf, type Group } from '../state/groups'
import { useLanguage } from '../ui/language'

interface Props {
  id: string
  group: Group
  /** Start of today, milliseconds since 1970. */
  today: number
  /** Ids of the uploads that have stopped. */
  paused: ReadonlySet<string>
}

/** "Today  44 photos · 3 phones · 148 MB". */
export function GroupHeading({ id, group, today, paused }: Props) {
  const { messages, format } = useLanguage()
  const { gallery } = messages
  const facts = factsOf(group, paused)
  const words = [
    facts.photos > 0 && gallery.photos(facts.photos),
    facts.arriving > 0 && gallery.arriving(facts.arriving),
    facts.paused > 0 && gallery.paused(facts.paused),
    facts.photos > 0 && gallery.phones(facts.phones),
    facts.photos > 0 && format.bytes(facts.bytes),
  ]
  const day =
    group.day === today
      ? gallery.today
      : group.day === dayAfter(today, -1)
        ? gallery.yesterday
        : format.day(group.day, today)
  return (
    <h2 id={id} class="group-heading">
      {day}
      <span class="group-facts">{words.filter((word) => word !== false).join(' · ')}</span>
    </h2>
  )
}
