import type { Phone } from '../../contract/photo'
import { useLanguage } from '../language'
import { sendingAt } from '../pairing/light'
import type { Tile } from '../tiles'
import { phoneColour } from './phone-colour'
import { savedBySender } from './saved-by-sender'

/** Who has the page open, what they are doing, and how many photos here are theirs. */
export function PhoneList(props: { phones: readonly Phone[]; tiles: readonly Tile[] }) {
  const { messages } = useLanguage()
  const counts = savedBySender(props.tiles)
  return (
    <section class="phones" aria-labelledby="phones-title">
      <h2 id="phones-title">{messages.panel.phones}</h2>
      {props.phones.length === 0 && <p class="phones-none">{messages.panel.noPhones}</p>}
      <ul>
        {props.phones.map((phone) => (
          <PhoneRow key={phone.id} phone={phone} sent={counts.get(phone.id) ?? 0} />
        ))}
      </ul>
    </section>
  )
}

function PhoneRow({ phone, sent }: { phone: Phone; sent: number }) {
  const { messages } = useLanguage()
  return (
    <li class="phone">
      <span class="phone-face" data-colour={phoneColour(phone.id)} aria-hidden="true">
        {[...phone.name.trim()][0]?.toLocaleUpperCase() ?? '?'}
      </span>
      <span class="phone-words">
        <span class="phone-name" dir="auto">
          {phone.name}
        </span>
        <span class="phone-state">
          {messages.phone[phone.state](sendingAt(phone), phone.total)}
        </span>
      </span>
      {sent > 0 && (
        <span class="phone-sent">
          <span aria-hidden="true">{sent}</span>
          <span class="unseen">{messages.panel.sent(sent)}</span>
        </span>
      )}
    </li>
  )
}
