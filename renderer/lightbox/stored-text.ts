import type { Tile } from '../state/tiles'
import type { LanguageOf } from '../ui/language'

/** "stored as 4032 × 3024, orientation 6"; null where the file holds the picture as a person sees it. */
export function storedText(
  { size, storedSize, orientation }: Pick<Tile, 'size' | 'storedSize' | 'orientation'>,
  { messages, format }: Pick<LanguageOf, 'messages' | 'format'>,
): string | null {
  const turned = orientation !== 1
  const differs =
    storedSize !== null && (storedSize.width !== size?.width || storedSize.height !== size.height)
  const parts = [
    storedSize && (differs || turned) && messages.lightbox.stored(format.pixels(storedSize)),
    turned && messages.lightbox.orientation(orientation),
  ]
  return parts.filter(Boolean).join(', ') || null
}
