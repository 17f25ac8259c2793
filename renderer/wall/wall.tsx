import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { letterOf } from '../state/letter'
import type { WindowModel } from '../state/window-state'
import { stepOf } from '../ui/direction'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { RoundButton } from '../ui/round-button'
import { useDocumentKeys } from '../ui/use-document-keys'
import { useRoom } from '../ui/use-size'
import { HoldQueue } from './hold-queue'
import { useCalmText } from './use-calm-text'
import { useIdle } from './use-idle'
import { useWall } from './use-wall'
import { codeRoom, WallCode } from './wall-code'
import { WallPhotos } from './wall-photos'
import { letIn, putOff, setHold } from './wall-state'

interface Props {
  model: WindowModel
  /** Told after it has closed. */
  onClose: () => void
  /** Questions that cannot wait until the wall is left. */
  children: ComponentChildren
}

/** The photos full screen, for everybody in the room, with the code in a corner; controls only while somebody uses them. */
export function Wall({ model, onClose, children }: Props) {
  const { messages, direction } = useLanguage()
  const words = messages.wall
  const dialog = useRef<HTMLDialogElement>(null)
  const room = useRoom(dialog)
  const idle = useIdle()
  const [wall, change] = useWall(model)
  const [stood] = useState(() => new Set(wall.shown))
  const byId = useMemo(() => new Map(model.tiles.map((tile) => [tile.id, tile])), [model.tiles])
  const tilesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const shown = useMemo(() => tilesOf(wall.shown), [byId, wall.shown])
  const held = useMemo(() => tilesOf(wall.held), [byId, wall.held])
  const senders = new Set(shown.map(({ sender }) => sender.id)).size
  const count = words.count(shown.length, senders)
  const said = useCalmText(count)

  const [chosen, setChosen] = useState<string | null>(null)
  const at = Math.max(
    0,
    held.findIndex(({ id }) => id === chosen),
  )
  const current = held[at]
  const judge = (verdict: typeof letIn) => {
    if (!current) return
    // The next in line is judged next.
    setChosen(held[at + 1]?.id ?? null)
    change((known) => verdict(known, current.id))
  }

  useLayoutEffect(() => {
    dialog.current?.showModal()
    dialog.current?.focus()
  }, [])
  useDocumentKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const onButton = event.target instanceof HTMLButtonElement
    const step = stepOf(event.key, direction)
    if (event.key === 'F11') dialog.current?.close()
    else if (letterOf(event) === 'h') change((known) => setHold(known, !known.hold))
    else if (event.key === 'Enter' && !onButton) judge(letIn)
    else if (event.key === 'Backspace' || event.key === 'Delete') judge(putOff)
    else if (step !== 0) setChosen(held[at + step]?.id ?? current?.id ?? null)
    else return
    event.preventDefault()
  })

  const isEmpty = shown.length === 0
  const code = room ? codeRoom(room, isEmpty) : 0
  return (
    <dialog
      ref={dialog}
      class="wall"
      data-idle={idle}
      data-empty={isEmpty}
      aria-label={words.open}
      tabIndex={-1}
      onClose={onClose}
    >
      <div class="wall-side" style={{ '--code': `${code}px` }}>
        {isEmpty ? <p class="wall-count">{words.nothingYet}</p> : <p class="wall-count">{count}</p>}
        {held.length > 0 && <p class="wall-waiting">{words.waiting(held.length)}</p>}
        <WallCode model={model} room={code} />
      </div>
      {!isEmpty && <WallPhotos tiles={shown} stood={stood} />}
      <p class="unseen" role="status">
        {said}
      </p>
      <section class="wall-bar" aria-label={words.controls}>
        <button
          type="button"
          class="plain wall-hold"
          aria-pressed={wall.hold}
          title={words.holdHint}
          onClick={() => change((known) => setHold(known, !known.hold))}
        >
          {words.hold}
        </button>
        {current && (
          <HoldQueue
            tiles={held}
            putOff={wall.putOff}
            current={current.id}
            onChoose={setChosen}
            onShow={() => judge(letIn)}
            onPutOff={() => judge(putOff)}
          />
        )}
        <RoundButton
          label={words.leave}
          title={words.leaveHint}
          class="wall-leave"
          onClick={() => dialog.current?.close()}
        >
          <Cross />
        </RoundButton>
      </section>
      <div class="wall-asks">{children}</div>
    </dialog>
  )
}
