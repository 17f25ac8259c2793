import type { TextDirection } from '../../contract/language'

/** Where an arrow key leads in reading order: 1 is on, -1 is back, 0 nowhere. What is next lies where reading goes on. */
export function stepOf(key: string, direction: TextDirection): -1 | 0 | 1 {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0
  return (key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1
}
