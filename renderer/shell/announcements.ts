import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import { withoutLiveFilms } from '../../contract/live-photo'
import { isVideo, type Photo } from '../../contract/photo'
import { type StatusKey, statusOf, statusText } from '../../contract/status'
import type { WindowModel } from '../state/window-state'
import { senderName } from '../ui/format'
import type { LanguageOf } from '../ui/language'

/** One sentence for all photos that landed since the last one; null when there were none. */
export function announcementOf(
  files: readonly Photo[],
  { t, format }: Pick<LanguageOf, 't' | 'format'>,
): string | null {
  const landed = withoutLiveFilms(files)
  const last = landed.at(-1)
  if (!last) return null
  const size = last.size ? format.pixels(last.size) : t('window.tile.sizeUnknown')
  const photo = t('window.announce.one', {
    file: last.name,
    size,
    sender: senderName(last.sender, t),
  })
  const one =
    isVideo(last.format) && last.duration !== null
      ? t('window.tile.videoOf', { photo, duration: format.spokenDuration(last.duration) })
      : photo
  return landed.length === 1
    ? one
    : t(countedKey('window.announce.several', landed), { count: landed.length, last: one })
}

/**
 * Announces arriving photos to screen readers, gathered: forty photos are a few sentences.
 * @param later runs a function after the gathering time.
 */
export function createAnnouncements(
  bridge: Bridge,
  language: ReadonlySignal<LanguageOf>,
  later: (work: () => void) => void,
): ReadonlySignal<string> {
  const text = signal('')
  let landed: Photo[] = []
  bridge.onEvent((event) => {
    if (event.type !== 'saved') return
    landed.push(event.photo)
    if (landed.length > 1) return
    later(() => {
      text.value = announcementOf(landed, language.value) ?? text.value
      landed = []
    })
  })
  return computed(() => text.value)
}

/**
 * Statuses that mean the same to someone who cannot see the window. `null`: not announced; photos
 * of other programs and questions have announcements of their own.
 */
const SITUATIONS: Record<StatusKey, string | null> = {
  stopped: 'stopped',
  asking: null,
  held: 'held',
  lost: 'lost',
  resting: 'resting',
  'no-network': 'no-network',
  'out-of-reach': 'out-of-reach',
  waiting: 'waiting',
  reached: 'here',
  open: 'here',
  hidden: 'here',
  choosing: 'here',
  preparing: 'here',
  sending: 'sending',
  receiving: null,
  paused: 'paused',
  done: 'done',
}
/** After these, a phone that is merely still there is not announced. */
const STILL_HERE: readonly (string | null)[] = [
  'sending',
  'held',
  'lost',
  'resting',
  'paused',
  'done',
]

/** What to announce after `said`; null for nothing. */
function newsAfter(said: string | null, key: StatusKey): string | null {
  const situation = SITUATIONS[key]
  if (situation === said) return null
  return situation === 'here' && STILL_HERE.includes(said) ? null : situation
}

/**
 * Announces each new status that lasts to screen readers, and none in between. The first one can be
 * read in the window.
 * @param later runs a function after the time that a status has to last.
 */
export function createStatusAnnouncements(
  model: ReadonlySignal<WindowModel | null>,
  language: ReadonlySignal<LanguageOf>,
  later: (work: () => void) => void,
): ReadonlySignal<string> {
  const text = signal('')
  const status = computed(() => model.value && statusOf(model.value))
  let said: string | null = null
  let isWaiting = false

  const say = () => {
    isWaiting = false
    const now = status.peek()
    const news = now && newsAfter(said, now.key)
    if (!now || !news) return
    said = news
    text.value = statusText(now, language.peek().t)
  }
  effect(() => {
    const now = status.value
    if (!now) return
    said ??= SITUATIONS[now.key] ?? 'waiting'
    if (isWaiting || newsAfter(said, now.key) === null) return
    isWaiting = true
    later(say)
  })
  return computed(() => text.value)
}
