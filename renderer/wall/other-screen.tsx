import { type ComponentChildren, render } from 'preact'
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { WALL_WINDOW } from '../../contract/bridge'
import { Language } from '../ui/language'

interface Props {
  /** Keys that are pressed there. */
  onKey: (event: KeyboardEvent) => void
  /** Its window was closed. */
  onClose: () => void
  children: ComponentChildren
}

/**
 * Draws its children into a window of their own, which the main process puts on another screen. It
 * is an empty page of this one's origin with its styles and no script: both screens show one state,
 * and nothing has to be kept in step.
 */
export function OtherScreen({ onKey, onClose, children }: Props) {
  const language = useContext(Language)
  const [screen, setScreen] = useState<Window | null>(null)
  const latest = useRef({ onKey, onClose })
  latest.current = { onKey, onClose }

  useEffect(() => {
    const opened = window.open('', WALL_WINDOW)
    if (!opened) return latest.current.onClose()
    for (const style of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const link = opened.document.createElement('link')
      link.rel = 'stylesheet'
      link.href = style.href
      opened.document.head.append(link)
    }
    const root = opened.document.createElement('div')
    root.className = 'wall'
    opened.document.body.append(root)
    opened.document.addEventListener('keydown', (event) => latest.current.onKey(event))
    const closed = () => latest.current.onClose()
    opened.addEventListener('pagehide', closed)
    const close = () => opened.close()
    window.addEventListener('pagehide', close)
    setScreen(opened)
    return () => {
      window.removeEventListener('pagehide', close)
      opened.removeEventListener('pagehide', closed)
      render(null, root)
      opened.close()
    }
  }, [])

  useLayoutEffect(() => {
    const root = screen?.document.querySelector('.wall')
    if (!screen || !root) return
    const { documentElement } = screen.document
    screen.document.title = language?.t('window.wall.open') ?? ''
    documentElement.lang = language?.locale ?? ''
    documentElement.dir = language?.direction ?? ''
    render(<Language.Provider value={language}>{children}</Language.Provider>, root)
  })
  return null
}
