import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { senderText } from '../ui/sender-text'
import { storedText } from './stored-text'

/** What is known of the photo: its size first. */
export function Caption({ tile }: { tile: Tile }) {
  const language = useLanguage()
  const { messages, format } = language
  const facts = [
    tile.size && format.megapixels(tile.size),
    tile.bytes !== null && format.bytes(tile.bytes),
    tile.format === 'other' ? messages.tile.notAPhoto : tile.format.toUpperCase(),
    senderText(tile.sender, messages),
    format.time(tile.at),
    storedText(tile, language),
  ]
  return (
    <div class="caption">
      <h2>{tile.name}</h2>
      <p>
        <b>{tile.size ? format.pixels(tile.size) : messages.tile.sizeUnknown}</b>
        {facts
          .filter((fact) => typeof fact === 'string')
          .map((fact) => (
            <span key={fact}>
              {' · '}
              <bdi>{fact}</bdi>
            </span>
          ))}
      </p>
      {tile.isDamaged && <p class="caption-remark">{messages.remarks.damaged.hint}</p>}
    </div>
  )
}
