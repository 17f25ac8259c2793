import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Bridge, WallPlace } from '../../contract/bridge'
import { letterOf } from '../state/commands'
import { useMenuCommands } from '../state/menu-commands'
import type { WindowModel } from '../state/window-state'
import { stepOf, useDocumentKeys, useKeys } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { OtherScreen } from './other-screen'
import { type RoomVerb, useRoom } from './use-room'
import { WallBar } from './wall-bar'
import { WallDesk } from './wall-desk'
import { useRoomCount, WallScreen } from './wall-screen'

interface Props {
  model: WindowModel
  bridge: Bridge
  place: WallPlace
  /** Told after it has closed. */
  onClose: () => void
  /** Questions that cannot wait until the wall is left. */
  children: ComponentChildren
}

/**
 * Photos full screen for an audience, with the code in a corner. Where there is another screen it
 * shows them, and this window is the desk at which they are judged; where there is none, controls
 * fade while nobody uses them.
 */
export function Wall({ model, bridge, place, onClose, children }: Props) {
  const { t, direction } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const [idle, wake] = useIdle()
  const room = useRoom(model, bridge, idle)
  const said = useCalmText(useRoomCount(room))
  const { verbs, isCodeLarge } = room

  useLayoutEffect(() => {
    dialog.current?.showModal()
    dialog.current?.focus()
  }, [])
  // Nobody takes off what they do not see.
  const isCovered = place === 'here' && isCodeLarge
  const isLarge = room.large !== null && !isCovered
  useMenuCommands({
    wallCode: verbs.code,
    wallHold: verbs.hold,
    wallOff: isLarge ? verbs.off : null,
    wallOffPhone: isLarge ? verbs.offPhone : null,
  })
  const onKey = (event: KeyboardEvent) => {
    wake()
    const isHere = event.view === window
    const onButton = event.target instanceof HTMLButtonElement
    const step = stepOf(event.key, direction)
    const verb = verbOfKey(event)
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (letterOf(event) !== 'z' || event.altKey) return
      verbs.undo()
    } else if (event.key === 'F11') close()
    else if (event.key === 'Escape' && isCodeLarge) verbs.code()
    else if (event.key === 'Escape' && !isHere) close()
    else if (step !== 0) verbs[step === 1 ? 'next' : 'previous']()
    else if (isCovered && verb !== 'code') return
    else if (verb !== null && !(event.key === 'Enter' && onButton)) {
      // A key that is held down goes through what waits; a photo is judged once.
      if (!event.repeat || verb === 'nextHeld' || verb === 'previousHeld') verbs[verb]()
    } else return
    event.preventDefault()
  }
  useDocumentKeys(onKey)

  const isHere = place === 'here'
  return (
    <dialog
      ref={dialog}
      class="wall"
      data-place={place}
      data-idle={isHere && idle}
      aria-label={t('window.wall.open')}
      tabIndex={-1}
      onClose={onClose}
    >
      {isHere ? (
        <>
          <WallScreen model={model} room={room} />
          <WallBar room={room} onLeave={close} />
        </>
      ) : (
        <>
          <OtherScreen onKey={onKey} onClose={close}>
            <WallScreen model={model} room={room} />
          </OtherScreen>
          <WallDesk model={model} room={room} onLeave={close} />
        </>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <div class="wall-asks">{children}</div>
    </dialog>
  )
}

const KEYS: Readonly<Record<string, RoomVerb>> = {
  ArrowDown: 'nextHeld',
  ArrowUp: 'previousHeld',
  Enter: 'show',
  n: 'notNow',
  x: 'reject',
  Delete: 'off',
  Backspace: 'off',
  h: 'hold',
  q: 'code',
}

/** What a key does on the wall, but for the arrows that go through it; null for nothing. */
function verbOfKey(event: KeyboardEvent): RoomVerb | null {
  const letter = letterOf(event)
  const verb = KEYS[letter] ?? KEYS[event.key] ?? null
  return verb === 'off' && event.shiftKey ? 'offPhone' : verb
}

/**
 * Where the wall is shown, null while it is not, and the verb to change that; F11 opens it too. It
 * follows a screen that is plugged in or out.
 */
export function useWallOpen(bridge: Bridge): [WallPlace | null, (open: boolean) => void] {
  const [place, setPlace] = useState<WallPlace | null>(null)
  const isWanted = useRef(false)
  const setOpen = useCallback(
    (open: boolean) => {
      isWanted.current = open
      if (!open) setPlace(null)
      bridge.setWall(open).then(
        (answer) => setPlace(isWanted.current ? answer : null),
        () => setPlace(isWanted.current ? 'here' : null),
      )
    },
    [bridge],
  )
  // At first too: a reloaded page may be in a window that still fills the screen.
  useEffect(() => setOpen(false), [setOpen])
  useEffect(
    () =>
      bridge.onEvent((event) => {
        if (event.type === 'screens' && isWanted.current) setOpen(true)
      }),
    [bridge, setOpen],
  )
  useKeys(({ key }) => {
    if (key !== 'F11') return false
    setOpen(true)
    return true
  })
  return [place, setOpen]
}
const IDLE_MS = 3000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const

/** Whether nobody has moved the pointer or pressed a key for a while; and what ends that. */
function useIdle(): [boolean, () => void] {
  const [idle, setIdle] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wake = useCallback(() => {
    clearTimeout(timer.current)
    setIdle(false)
    timer.current = setTimeout(() => setIdle(true), IDLE_MS)
  }, [])
  useEffect(() => {
    wake()
    for (const sign of SIGNS) document.addEventListener(sign, wake, { passive: true })
    return () => {
      clearTimeout(timer.current)
      for (const sign of SIGNS) document.removeEventListener(sign, wake)
    }
  }, [wake])
  return [idle, wake]
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
