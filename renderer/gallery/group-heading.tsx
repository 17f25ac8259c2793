import { useLanguage } from '../language'
import { dayAfter, factsOf, type Group } from './groups'

/** "Today  44 photos · 3 phones · 148 MB". */
export function GroupHeading({ id, group, today }: { id: string; group: Group; today: number }) {
  const { messages, format } = useLanguage()
  const { gallery } = messages
  const { photos, arriving, phones, bytes } = factsOf(group)
  const facts = [
    photos > 0 && gallery.photos(photos),
    arriving > 0 && gallery.arriving(arriving),
    photos > 0 && gallery.phones(phones),
    photos > 0 && format.bytes(bytes),
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
      <span class="group-facts">{facts.filter((fact) => fact !== false).join(' · ')}</span>
    </h2>
  )
}
