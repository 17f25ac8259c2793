import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { countedKey } from '../../contract/counted'
import { letterOf } from '../state/commands'
import { kindsOf } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { RoundButton } from '../ui/buttons'
import { stepOf, useDocumentKeys, useKeys, useSize } from '../ui/hooks'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { HoldQueue } from './hold-queue'
import { codeSize, WallCode } from './wall-code'
import { WallPhotos } from './wall-photos'
import { letIn, putOff, setHold, useWall } from './wall-state'

interface Props {
  model: WindowModel
  /** Told after it has closed. */
  onClose: () => void
  /** Questions that cannot wait until the wall is left. */
  children: ComponentChildren
}

/** Photos full screen for an audience, with the code in a corner; controls fade while idle. */
export function Wall({ model, onClose, children }: Props) {
  const { t, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const screen = useSize(dialog)
  const idle = useIdle()
  const [wall, change] = useWall(model)
  const [stood] = useState(() => new Set(wall.shown))
  const byId = useMemo(() => new Map(model.tiles.map((tile) => [tile.id, tile])), [model.tiles])
  const tilesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const shown = useMemo(() => tilesOf(wall.shown), [byId, wall.shown])
  const held = useMemo(() => tilesOf(wall.held), [byId, wall.held])
  const senders = new Set(shown.map(({ sender }) => sender.id)).size
  const phones = t('window.gallery.phones', { count: senders })
  const { photos, videos } = kindsOf(shown)
  const kinds = [
    ...(photos > 0 ? [t('window.gallery.photos', { count: photos })] : []),
    t('window.gallery.videos', { count: videos }),
    phones,
  ]
  const count = videos > 0 ? kinds.join(' · ') : t('window.wall.count', { count: photos, phones })
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
  const code = screen ? codeSize(screen, isEmpty) : 0
  return (
    <dialog
      ref={dialog}
      class="wall"
      data-idle={idle}
      data-empty={isEmpty}
      aria-label={t('window.wall.open')}
      tabIndex={-1}
      onClose={onClose}
    >
      <div class="wall-side" style={{ '--code': `${code}px` }}>
        {isEmpty ? (
          <p class="wall-count">{t('window.wall.nothingYet')}</p>
        ) : (
          <p class="wall-count">{count}</p>
        )}
        {held.length > 0 && (
          <p class="wall-waiting">
            {t(countedKey('window.wall.waiting', held), { count: held.length })}
          </p>
        )}
        <WallCode model={model} size={code} />
      </div>
      {!isEmpty && <WallPhotos tiles={shown} stood={stood} />}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <section class="wall-bar" aria-label={t('window.wall.controls')}>
        <button
          type="button"
          class="plain wall-hold"
          aria-pressed={wall.hold}
          title={t('window.wall.holdHint')}
          onClick={() => change((known) => setHold(known, !known.hold))}
        >
          {t('window.wall.hold')}
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
          label={t('window.wall.leave')}
          title={t('window.wall.leaveHint')}
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

/** Whether the wall is open, and the verb to change that; F11 opens it too. It fills the screen. */
export function useWallOpen(bridge: Bridge): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false)
  // At first too: a reloaded page may be in a window that still fills the screen.
  useEffect(() => void bridge.setWall(open), [bridge, open])
  useKeys(({ key }) => {
    if (key !== 'F11') return false
    setOpen(true)
    return true
  })
  return [open, setOpen]
}

const IDLE_MS = 3000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Whether nobody has moved the pointer or pressed a key for a while. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wake = () => {
      clearTimeout(timer)
      setIdle(false)
      timer = setTimeout(() => setIdle(true), IDLE_MS)
    }
    wake()
    for (const sign of SIGNS) document.addEventListener(sign, wake, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS) document.removeEventListener(sign, wake)
    }
  }, [])
  return idle
}

/** However many photos come, a screen reader hears of them no more often than this. */
const CALM_MS = 15_000

/** The text, but changing only now and then. */
function useCalmText(text: string): string {
  const latest = useRef(text)
  latest.current = text
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), CALM_MS)
    return () => clearInterval(timer)
  }, [])
  return said
}
