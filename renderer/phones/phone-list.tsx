import { useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { Phone, Sender } from '../../contract/photo'
import { sendingAt } from '../state/status'
import type { Tile } from '../state/tiles'
import { RoundButton } from '../ui/buttons'
import { Dialog } from '../ui/dialog'
import { useOutcome } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { PhoneFace } from '../ui/labels'
import { useLanguage } from '../ui/language'

interface Props {
  phones: readonly Phone[]
  tiles: readonly Tile[]
  /** Photos are arriving, from whomever. */
  isReceiving: boolean
  bridge: Bridge
}

/** Who has the page open, what they are doing, and how many photos here are theirs. */
export function PhoneList({ phones, tiles, isReceiving, bridge }: Props) {
  const { t } = useLanguage()
  const saved = savedBySender(tiles)
  // Whose photos are here comes first, however many others there are.
  const shown = phones.toSorted((a, b) => Number(saved.has(b.id)) - Number(saved.has(a.id)))
  const [leaving, setLeaving] = useState<Phone | null>(null)
  return (
    <section class="phones" aria-labelledby="phones-title">
      <h2 id="phones-title">{t('window.panel.phones')}</h2>
      {phones.length === 0 && (
        <p class="phones-none">
          {t(isReceiving ? 'window.panel.onlyPrograms' : 'window.panel.noPhones')}
        </p>
      )}
      <ul>
        {shown.map((phone) => (
          <PhoneRow
            key={phone.id}
            phone={phone}
            sent={saved.get(phone.id) ?? []}
            onRemove={() => setLeaving(phone)}
          />
        ))}
      </ul>
      {leaving && (
        <RemoveDialog sender={leaving} bridge={bridge} onClose={() => setLeaving(null)} />
      )}
    </section>
  )
}

function PhoneRow(props: { phone: Phone; sent: readonly Tile[]; onRemove: () => void }) {
  const { t } = useLanguage()
  const { phone, sent, onRemove } = props
  const remove = t('window.phones.remove', { name: phone.name })
  return (
    <li class="phone">
      <PhoneFace sender={phone} />
      <span class="phone-words">
        <span class="phone-name" dir="auto">
          {phone.name}
        </span>
        <span class="phone-state">
          {t(`window.phones.state.${phone.state}`, { at: sendingAt(phone), total: phone.total })}
        </span>
      </span>
      {sent.length > 0 && (
        <span class="phone-sent">
          <span aria-hidden="true">{sent.length}</span>
          <span class="visually-hidden">
            {t(countedKey('window.panel.sent', sent), { count: sent.length })}
          </span>
        </span>
      )}
      <RoundButton label={remove} title={remove} class="phone-remove" onClick={onRemove}>
        <Cross />
      </RoundButton>
    </li>
  )
}

interface RemoveDialogProps {
  sender: Sender
  bridge: Bridge
  onClose: () => void
}

/** Explains removing a phone first: it cannot be undone in this run. */
function RemoveDialog({ sender, bridge, onClose }: RemoveDialogProps) {
  const { t } = useLanguage()
  const [status, run] = useOutcome(sender.id)
  const remove = () => run(bridge.removePhone(sender.id).then(onClose), '')
  return (
    <Dialog title={t('window.phones.removeTitle', { name: sender.name })} onClose={onClose}>
      <p>{t('window.phones.removeText')}</p>
      <p class="panel-status" role="status">
        {status}
      </p>
      <div class="buttons">
        <button type="button" class="plain" onClick={onClose}>
          {t('window.cancel')}
        </button>
        <button type="button" class="plain main-button" onClick={remove}>
          {t('window.phones.removeNow')}
        </button>
      </div>
    </Dialog>
  )
}

/** What each sender has saved here. */
function savedBySender(tiles: readonly Tile[]): ReadonlyMap<string, readonly Tile[]> {
  const saved = new Map<string, Tile[]>()
  for (const tile of tiles) {
    const theirs = saved.get(tile.sender.id)
    if (theirs && tile.saved) theirs.push(tile)
    else if (tile.saved) saved.set(tile.sender.id, [tile])
  }
  return saved
}
