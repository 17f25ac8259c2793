import { useEffect, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import type { Phone, Sender } from '../../contract/photo'
import type { Tile } from '../state/tiles'
import type { WindowModel } from '../state/window-state'
import type { WindowStore } from '../state/window-store'
import { Dialog } from '../ui/dialog'
import { onListKey, useOutcome, useSize } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { type Content, useDragging } from './drop'
import { handOver, PhoneRow } from './phone-row'
import { leastHeight, rowsIn } from './rows'
import { SendDialog } from './send-dialog'
import { SmallPhone } from './small-phone'

/** Before photos are there the list is as high as it needs, up to this, CSS pixels. */
const QUIET_HEIGHT = 300
/** Of the list in the panel, above and below, as in the styles. */
const PADDING = 12

interface Props {
  model: Pick<WindowModel, 'phones' | 'tiles' | 'uploads' | 'handings' | 'refusals'>
  bridge: Bridge
  onHanded: WindowStore['handed']
  onBar: (sender: Sender) => Promise<void>
  /** Not a word where there is no phone. */
  isQuiet?: boolean
}

/** Who has the page open, what they are doing, and how many photos here are theirs. */
export function PhoneList({ model, bridge, onHanded, onBar, isQuiet = false }: Props) {
  const { phones, tiles, uploads, handings, refusals } = model
  const { t } = useLanguage()
  const saved = savedBySender(tiles)
  // Whose photos are here comes first, however many others there are.
  const shown = phones.toSorted((a, b) => Number(saved.has(b.id)) - Number(saved.has(a.id)))
  const isReceiving = [...uploads.values()].some(({ state }) => state === 'arriving')
  const away = handings
    .filter(({ isAway, phone: { id } }) => isAway && !phones.some((each) => each.id === id))
    .map(({ phone }) => phone)
  const [leaving, setLeaving] = useState<Phone | null>(null)
  const [chosen, setChosen] = useState<Phone | null>(null)
  // Who has just left may come back; what was typed stays meanwhile.
  const addressee = phones.find(({ id }) => id === chosen?.id) ?? chosen
  const isDragging = useDragging()
  // Those that are there when the list comes have not come just now.
  const known = useRef<ReadonlySet<string> | null>(null)
  const isNew = (id: string) => known.current !== null && !known.current.has(id)
  useEffect(() => {
    known.current = new Set(phones.map(({ id }) => id))
  })
  const [opened, setOpened] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const size = useSize(list)
  const all = [...shown, ...away]
  const rows = rowsIn(all, isQuiet || !size ? QUIET_HEIGHT : size.height - PADDING, {
    isLong: ({ id }) =>
      id === opened || refusals.has(id) || handings.some(({ phone }) => phone.id === id),
    needsPerson: ({ state }) => state === 'lost' || state === 'held',
  })
  const attempt = (id: string) => (call: Promise<unknown>) =>
    void call.then(
      () => onHanded('forgetRefusal', id),
      (error: unknown) => onHanded('refuse', id, error),
    )
  const hand = (id: string) => (content: Content) => attempt(id)(handOver(bridge, id, content))
  if (isQuiet && all.length === 0) return null
  return (
    <section
      class="phones phone-list"
      aria-labelledby="phones-title"
      style={{ '--least': `${leastHeight(all.length) + PADDING}px` }}
    >
      <h2 id="phones-title">{t('window.panel.phones')}</h2>
      {phones.length === 0 && (
        <p class="phones-none">
          {t(isReceiving ? 'window.panel.onlyPrograms' : 'window.panel.noPhones')}
        </p>
      )}
      <ul ref={list} data-dense={rows.isDense} data-dragging={isDragging} onKeyDown={onListKey}>
        {rows.long.map((phone) => (
          <PhoneRow
            key={phone.id}
            phone={phone}
            isNew={isNew(phone.id)}
            isOpened={phone.id === opened}
            isAway={phone.state === 'lost' || away.includes(phone)}
            sent={saved.get(phone.id) ?? []}
            handing={handings.find((each) => each.phone.id === phone.id)}
            refusal={refusals.get(phone.id)}
            bridge={bridge}
            attempt={attempt(phone.id)}
            onContent={hand(phone.id)}
            onHanded={onHanded}
            onSend={() => setChosen(phone)}
            onRemove={() => setLeaving(phone)}
          />
        ))}
        {rows.small.map((phone) => (
          <SmallPhone
            key={phone.id}
            phone={phone}
            isNew={isNew(phone.id)}
            onContent={hand(phone.id)}
            onOpen={() => setOpened(phone.id)}
          />
        ))}
      </ul>
      {addressee && (
        <SendDialog phone={addressee} bridge={bridge} onClose={() => setChosen(null)} />
      )}
      {leaving && <RemoveDialog sender={leaving} onBar={onBar} onClose={() => setLeaving(null)} />}
    </section>
  )
}

interface RemoveDialogProps {
  sender: Sender
  onBar: (sender: Sender) => Promise<void>
  onClose: () => void
}

/** Explains removing a phone first: what it has on its way cannot be brought back. */
export function RemoveDialog({ sender, onBar, onClose }: RemoveDialogProps) {
  const { t } = useLanguage()
  const [status, run] = useOutcome(sender.id)
  const remove = () => run(onBar(sender).then(onClose), '')
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
        <button type="button" class="plain main-button danger" onClick={remove}>
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
