import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Bridge } from '../../contract/bridge'
import type { Photo } from '../../contract/photo'
import type { LanguageOf } from '../ui/language'
import { senderName } from '../ui/sender-text'

/** One sentence for all photos that landed since the last one; null when there were none. */
export function announcementOf(
  landed: readonly Photo[],
  { messages, format }: Pick<LanguageOf, 'messages' | 'format'>,
): string | null {
  const last = landed.at(-1)
  if (!last) return null
  const size = last.size ? format.pixels(last.size) : messages.tile.sizeUnknown
  const one = messages.announce.one(last.name, size, senderName(last.sender, messages))
  return landed.length === 1 ? one : messages.announce.several(landed.length, one)
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
