import { PHOTO_URL } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import type { PhoneColour } from '../../contract/photo'
import type { Tile } from '../state/tiles'
import type { WindowModel } from '../state/window-state'
import { RoundButton } from '../ui/buttons'
import { measuresText, senderName } from '../ui/format'
import { Chevron, Cross } from '../ui/icons'
import { PhoneFace, StatusView } from '../ui/labels'
import { useLanguage } from '../ui/language'
import { Thumbnail } from '../ui/thumbnail'
import { HoldQueue } from './hold-queue'
import { RoomButton } from './room-button'
import type { Room } from './use-room'
import { OffButtons, WallSaid } from './wall-bar'
import { nearby } from './wall-layout'
import { useRoomCount } from './wall-screen'

interface Props {
  model: WindowModel
  room: Room
  onLeave: () => void
}

/** The computer's own screen while another one shows the wall: what is there, and what waits. */
export function WallDesk({ model, room, onLeave }: Props) {
  const { t } = useLanguage()
  const { shown, large, held, judged, verbs } = room
  const count = useRoomCount(room)
  return (
    <div class="wall-desk">
      <header class="desk-head">
        <h2>{t('window.wall.onOtherScreen')}</h2>
        <StatusView model={model} />
        <RoomButton room={room} verb="hold" kind="wall-toggle" isOn={room.hold} />
        <RoomButton room={room} verb="code" kind="wall-toggle" isOn={room.isCodeLarge} />
        <RoundButton
          label={t('window.wall.leave')}
          title={t('window.wall.leaveHint')}
          onClick={onLeave}
        >
          <Cross />
        </RoundButton>
      </header>
      <section class="desk-part" aria-labelledby="desk-wall">
        <h3 id="desk-wall">{shown.length > 0 ? count : t('window.wall.nothingYet')}</h3>
        {large && <DeskPhoto tile={large} colours={model.colours} />}
        <div class="wall-tools">
          {shown.length > 1 && (
            <>
              <RoundButton label={t('window.lightbox.previous')} onClick={verbs.previous}>
                <Chevron to="back" />
              </RoundButton>
              <RoundButton label={t('window.lightbox.next')} onClick={verbs.next}>
                <Chevron to="on" />
              </RoundButton>
            </>
          )}
          <OffButtons room={room} />
        </div>
        <OnWall room={room} />
      </section>
      <section class="desk-part" aria-labelledby="desk-queue">
        <h3 id="desk-queue">
          {held.length > 0
            ? t(countedKey('window.wall.waiting', held), { count: held.length })
            : t('window.wall.queue')}
        </h3>
        {judged ? (
          <>
            <DeskPhoto tile={judged} colours={model.colours} />
            <div class="wall-tools">
              <HoldQueue room={room} isBlurred={false} />
            </div>
          </>
        ) : (
          <p class="desk-none">
            {t(room.hold ? 'window.wall.noneWaiting' : 'window.wall.noneHeld')}
          </p>
        )}
      </section>
      <WallSaid room={room} />
    </div>
  )
}

/** A photo in full, with who sent it. */
function DeskPhoto({ tile, colours }: { tile: Tile; colours: ReadonlyMap<string, PhoneColour> }) {
  const { t, format } = useLanguage()
  const { sender } = tile
  return (
    <figure class="desk-photo">
      <div key={tile.id} class="desk-picture">
        <Thumbnail tile={tile} />
      </div>
      <figcaption>
        <PhoneFace sender={{ ...sender, colour: colours.get(sender.id) ?? null }} />
        <span dir="auto">{senderName(sender, t)}</span>
        <span dir="auto">{measuresText(tile, format) ?? t('window.tile.sizeUnknown')}</span>
      </figcaption>
    </figure>
  )
}

/** The photos on the wall; a click makes one large. */
function OnWall({ room }: { room: Room }) {
  const { t } = useLanguage()
  const { shown, large, choose } = room
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of choices, not a form's group of fields.
    <div class="hold-queue desk-wall" role="group" aria-label={t('window.wall.open')}>
      {nearby(shown, large).map((tile) => (
        <button
          key={tile.id}
          type="button"
          class="hold-photo"
          aria-label={t('window.wall.one', { file: tile.name, sender: senderName(tile.sender, t) })}
          aria-pressed={tile === large}
          ref={(button) => {
            if (tile === large) button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
          }}
          onClick={() => choose(tile.id)}
        >
          <img src={PHOTO_URL.thumbnail(tile.id)} alt="" loading="lazy" draggable={false} />
        </button>
      ))}
    </div>
  )
}
