import type { Photo } from '../../../contract/photo'
import type { Translate } from '../../../contract/translate'

/** So many photos are named; systems show few lines. */
const LINES = 3

/**
 * What is said of photos that arrived: "3 photos from Green iPhone", and of the newest their names and sizes in pixels.
 * @param photos at least one, the newest last
 */
export function newsText(photos: readonly Photo[], t: Translate): { title: string; body: string } {
  const senders = new Map(photos.map(({ sender }) => [sender.id, sender.name]))
  const [only] = senders.size === 1 ? senders.values() : []
  const sender = only ?? t('desktop.notification.phones', { count: senders.size })
  const what = photos.some(({ format }) => format === 'other') ? 'filesFrom' : 'photosFrom'
  const newest = photos.slice(-LINES).reverse()
  return {
    title: t(`desktop.notification.${what}`, { count: photos.length, sender }),
    body: newest.map(line).join('\n'),
  }
}

const line = ({ name, size }: Photo): string =>
  size ? `${name}, ${size.width} × ${size.height}` : name
