import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLanguage } from './language'

export interface MenuItem {
  label: string
  /** The keys that do the same: "Ctrl+C". */
  keys?: string
  disabled?: boolean
  /** A line above it. */
  apart?: boolean
  /** It takes something away. */
  isDanger?: boolean
  run: () => void
}

interface Props {
  label: string
  items: readonly MenuItem[]
  /** The corner where reading begins, CSS pixels in the window. */
  at: { x: number; y: number }
  onClose: () => void
}

const focus = (element: Element | undefined) => {
  if (element instanceof HTMLElement) element.focus()
}

/** Distance to the edge of the window, CSS pixels. */
const EDGE = 8

/** A context menu, kept inside the window; by mouse, or by arrows, Enter and Escape. */
export function Menu({ label, items, at, onClose }: Props) {
  const { direction } = useLanguage()
  const menu = useRef<HTMLDivElement>(null)
  const before = useRef(document.activeElement)

  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    const { width, height } = element.getBoundingClientRect()
    const left = direction === 'ltr' ? at.x : at.x - width
    element.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`
    element.style.top = `${Math.max(EDGE, Math.min(at.y, innerHeight - height - EDGE))}px`
    element.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus()
  }, [at, direction])

  useLayoutEffect(() => {
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose()
    }
    document.addEventListener('pointerdown', leave, true)
    window.addEventListener('blur', onClose)
    window.addEventListener('resize', onClose)
    return () => {
      document.removeEventListener('pointerdown', leave, true)
      window.removeEventListener('blur', onClose)
      window.removeEventListener('resize', onClose)
    }
  }, [onClose])

  const close = () => {
    if (before.current instanceof HTMLElement) before.current.focus()
    onClose()
  }
  const choose = ({ disabled, run }: MenuItem) => {
    if (disabled) return
    close()
    run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const entries = [...(menu.current?.querySelectorAll<Element>('[role="menuitem"]') ?? [])]
    const here = document.activeElement ? entries.indexOf(document.activeElement) : -1
    const targets: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: -1,
    }
    const target = targets[event.key]
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (target !== undefined) focus(entries.at(target % entries.length))
    else return
    event.preventDefault()
  }
  return (
    <div ref={menu} class="menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          class={item.isDanger ? 'menu-item danger' : 'menu-item'}
          data-apart={item.apart}
          tabIndex={-1}
          aria-disabled={item.disabled}
          onPointerEnter={({ currentTarget }) => currentTarget.focus()}
          onClick={() => choose(item)}
        >
          <span>{item.label}</span>
          {item.keys && (
            <span class="menu-keys" aria-hidden="true">
              {item.keys}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}

/** Keys and menus are another matter on a Mac. */
export const IS_MAC = navigator.platform.startsWith('Mac')
