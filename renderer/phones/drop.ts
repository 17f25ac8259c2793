import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** What somebody drops or pastes: files, or else a text. */
export type Content = { files: readonly File[] } | { text: string }

type Carried = Pick<DataTransfer, 'files' | 'getData'>

/** null for nothing that can be handed over. A link is its address. */
export function contentOf(data: Carried | null): Content | null {
  if (!data) return null
  const files = [...data.files]
  if (files.length > 0) return { files }
  // One address a line; lines that begin with # are comments (RFC 2483, 5).
  const links = data.getData('text/uri-list').split(/\r?\n/)
  const text = links.filter((line) => line !== '' && !line.startsWith('#')).join('\n')
  const said = text || data.getData('text/plain')
  return said.trim() === '' ? null : { text: said }
}

/** Before the drop only the kinds of what is carried are told. */
const KINDS = ['Files', 'text/uri-list', 'text/plain']
const isCarried = ({ dataTransfer }: DragEvent): boolean =>
  KINDS.some((kind) => dataTransfer?.types.includes(kind))

/** Whether something that can be handed over is being dragged over the window. */
export function useDragging(): boolean {
  const [isDragging, setDragging] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => setDragging(isCarried(event))
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false)
    }
    const ended = () => setDragging(false)
    document.addEventListener('dragenter', over)
    document.addEventListener('dragleave', left)
    document.addEventListener('drop', ended)
    document.addEventListener('dragend', ended)
    return () => {
      document.removeEventListener('dragenter', over)
      document.removeEventListener('dragleave', left)
      document.removeEventListener('drop', ended)
      document.removeEventListener('dragend', ended)
    }
  }, [])
  return isDragging
}

/** Makes an element one on which things can be dropped. */
export function useDropTarget(onContent: (content: Content) => void) {
  const [isOver, setOver] = useState(false)
  const enter = (event: DragEvent) => {
    if (!isCarried(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return {
    isOver,
    target: {
      onDragEnter: enter,
      onDragOver: enter,
      onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
        const isInside =
          currentTarget instanceof Node &&
          relatedTarget instanceof Node &&
          currentTarget.contains(relatedTarget)
        if (!isInside) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver(false)
        const content = contentOf(event.dataTransfer)
        if (content) onContent(content)
      },
    },
  }
}

/**
 * Hears what is pasted while an element has the focus in it. The event itself happens to the whole
 * page where nothing can be typed.
 */
export function usePaste(
  element: RefObject<HTMLElement | null>,
  onContent: (content: Content) => void,
): void {
  const latest = useRef(onContent)
  latest.current = onContent
  useEffect(() => {
    const hear = (event: ClipboardEvent) => {
      if (!element.current?.contains(document.activeElement)) return
      const content = contentOf(event.clipboardData)
      if (content) latest.current(content)
    }
    document.addEventListener('paste', hear)
    return () => document.removeEventListener('paste', hear)
  }, [element])
}
