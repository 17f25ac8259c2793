import { useRef } from 'preact/hooks'
import { previewOf } from '../state/preview-of'
import type { Tile } from '../state/tiles'
import { useLanguage } from '../ui/language'
import { useDocumentKeys } from '../ui/use-document-keys'
import { useRoom } from '../ui/use-size'
import { Picture } from './picture'
import { fitted, type Look, lookFor, panned, type View, viewOf, zoomedTo } from './viewport'

const STEP = 1.5
/** How fast a wheel, and the finer pinch of a trackpad, goes nearer. */
const WHEEL = 0.002
const PINCH = 0.01

interface Props {
  tile: Tile
  /** null shows the whole photo. */
  view: View | null
  onView: (view: View | null) => void
  /** Of two stages that share a view one hears the keys. */
  hearsKeys?: boolean
}

/** An enlarged photo: wheel and pinch go nearer around the pointer, a drag moves it. */
export function Stage({ tile, view, onView, hearsKeys = true }: Props) {
  const { messages, format } = useLanguage()
  const words = messages.lightbox
  const stage = useRef<HTMLDivElement>(null)
  const room = useRoom(stage)
  const grip = useRef<{ x: number; y: number } | null>(null)
  const { size } = tile
  const hasPicture = tile.saved && previewOf(tile) === 'picture'

  const near = size && room && view && lookFor(view, room, size)
  const setNear = (look: Look | null) => {
    if (size && room) onView(look && viewOf(look, room, size))
  }
  const look = size && room ? (near ?? fitted(room, size)) : null
  const isWhole = look === null || near === null
  /** @param at null for the middle of the stage */
  const zoom = (wanted: number, at: MouseEvent | null = null) => {
    const edge = stage.current?.getBoundingClientRect()
    if (!look || !size || !room || !edge || !hasPicture) return
    const pointer = at
      ? { x: at.clientX - edge.left - room.width / 2, y: at.clientY - edge.top - room.height / 2 }
      : { x: 0, y: 0 }
    const next = zoomedTo(look, wanted, pointer, room, size)
    setNear(next.scale === fitted(room, size).scale ? null : next)
  }
  const toggle = (at: MouseEvent | null) => (isWhole ? zoom(1, at) : setNear(null))

  useDocumentKeys(({ key, ctrlKey, metaKey, altKey }) => {
    if (!hearsKeys || ctrlKey || metaKey || altKey) return
    const scale = look?.scale ?? 1
    if (key === '+' || key === '=') zoom(scale * STEP)
    if (key === '-') zoom(scale / STEP)
    if (key === '0') setNear(null)
    if (key === '1') zoom(1)
  })

  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    if (!look) return
    zoom(look.scale * Math.exp(-event.deltaY * (event.ctrlKey ? PINCH : WHEEL)), event)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || isWhole) return
    stage.current?.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, y: event.clientY }
  }
  const onPointerMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!grip.current || !near || !room || !size) return
    setNear(panned(near, x - grip.current.x, y - grip.current.y, room, size))
    grip.current = { x, y }
  }
  const letGo = () => {
    grip.current = null
  }
  return (
    <div class="lightbox-middle">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the button below do the same */}
      <div
        ref={stage}
        class="lightbox-stage"
        data-near={!isWhole}
        onWheel={onWheel}
        onDblClick={toggle}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <Picture tile={tile} look={isWhole ? null : near} />
      </div>
      {look && hasPicture && (
        <button
          type="button"
          class="zoom-level"
          title={isWhole ? words.actualSize : words.fit}
          onClick={() => toggle(null)}
        >
          {format.percent(look.scale)}
        </button>
      )}
    </div>
  )
}
