import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../../contract/bridge'
import type { Photo } from '../../contract/photo'
import { type StatusKey, statusOf, statusText } from '../state/status'
import type { WindowModel } from '../state/window-state'
import { senderName } from '../ui/format'
import type { LanguageOf } from '../ui/language'

/** One sentence for all photos that landed since the last one; null when there were none. */
export function announcementOf(
  landed: readonly Photo[],
  { t, format }: Pick<LanguageOf, 't' | 'format'>,
): string | null {
  const last = landed.at(-1)
  if (!last) return null
  const size = last.size ? format.pixels(last.size) : t('window.tile.sizeUnknown')
  const one = t('window.announce.one', {
    file: last.name,
    size,
    sender: senderName(last.sender, t),
  })
  return landed.length === 1
    ? one
    : t('window.announce.several', { count: landed.length, last: one })
}

/**
 * What a screen reader hears of arriving photos: gathered, so that forty photos are a few sentences and not forty.
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
 * What a person who does not see the status takes for one and the same. `null`: nothing that they are not told otherwise, for the photos
 * of a program that comes and goes are announced themselves.
 */
const SITUATIONS: Record<StatusKey, string | null> = {
  stopped: 'stopped',
  'no-network': 'no-network',
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
/** After these a phone that is merely still there is no news. */
const STILL_HERE: readonly (string | null)[] = ['sending', 'paused', 'done']

/** What of the status is worth a word after this was said; null where nothing is. */
function newsAfter(said: string | null, key: StatusKey): string | null {
  const situation = SITUATIONS[key]
  if (situation === said) return null
  return situation === 'here' && STILL_HERE.includes(said) ? null : situation
}

/**
 * What a screen reader hears of the status: a sentence for each new situation that lasts, none for the steps in between. How it stands when
 * the window opens can be read in the window.
 * @param later runs a function after the time that a situation has to last.
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
