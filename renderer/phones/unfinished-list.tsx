import type { Phone, Upload } from '../../contract/photo'
import { type Unfinished, unfinishedOf } from '../state/unfinished'
import { onListKey, useLasting } from '../ui/hooks'
import { PhoneFace, PhoneName } from '../ui/labels'
import { useLanguage } from '../ui/language'

/** A short gap in the Wi-Fi is nothing to decide about, milliseconds. */
const SHOWN_AFTER_MS = 5000

interface Props {
  uploads: ReadonlyMap<string, Upload>
  phones: readonly Phone[]
  onGiveUp: (ids: string[]) => void
}

/** Photos of which nothing arrives any more, by phone, and the way to be rid of them. */
export function UnfinishedList({ uploads, phones, onGiveUp }: Props) {
  const { t } = useLanguage()
  const paused = [...uploads.values()].filter(({ state }) => state === 'paused')
  const lasting = useLasting(
    paused.map(({ id }) => id),
    SHOWN_AFTER_MS,
  )
  const unfinished = unfinishedOf(paused.filter(({ id }) => lasting.has(id)))
  if (unfinished.length === 0) return null
  return (
    <section class="phones" aria-labelledby="unfinished-title">
      <h2 id="unfinished-title">{t('window.unfinished.title')}</h2>
      <ul onKeyDown={onListKey}>
        {unfinished.map((each) => (
          <UnfinishedRow
            key={each.senders[0]?.id}
            unfinished={each}
            phone={phones.find(({ id }) => id === each.senders[0]?.id)}
            onGiveUp={() => onGiveUp(each.ids)}
          />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  unfinished: Unfinished
  /** Its only sender, where that has the page open. */
  phone: Phone | undefined
  onGiveUp: () => void
}

function UnfinishedRow({ unfinished, phone, onGiveUp }: RowProps) {
  const { t, format } = useLanguage()
  const { senders, ids, videos, received, bytes, since } = unfinished
  const photos = ids.length - videos
  const [first] = senders
  const sender = senders.length === 1 ? (phone ?? first) : undefined
  const name = sender?.name ?? t('window.unfinished.others', { count: senders.length })
  const isOfToday = new Date(since).toDateString() === new Date().toDateString()
  const time = isOfToday ? format.time(since) : format.moment(since)
  const words = [
    photos > 0 && t('window.gallery.photos', { count: photos }),
    videos > 0 && t('window.gallery.videos', { count: videos }),
    t('window.unfinished.since', { time }),
  ]
  const part = format.bytes(received)
  return (
    <li class="phone unfinished">
      {sender && <PhoneFace sender={sender} />}
      <span class="phone-words">
        <PhoneName name={name} />
      </span>
      <button
        type="button"
        class="plain give-up danger"
        aria-label={t('window.unfinished.giveUpOf', { name })}
        title={t('window.unfinished.giveUpHint')}
        onClick={onGiveUp}
      >
        {t('window.unfinished.giveUp')}
      </button>
      <span class="phone-state">
        {words.filter((word) => word !== false).join(' · ')}
        <br />
        {bytes === null
          ? t('window.unfinished.receivedOnly', { part })
          : t('window.unfinished.received', { part, all: format.bytes(bytes) })}
      </span>
    </li>
  )
}
