import { beforeAll, describe, expect, it } from 'vitest'
import { createOpened } from '../support/opened'
import { landscape } from '../support/photos/painted-photos'
import { until } from '../support/until'
import { type DropTarget, openDropTarget, TARGET_COLOUR } from '../support/window/drop-target'
import { useFilledWindow } from '../support/window/use-filled-window'
import { placeWindow } from '../support/window/window-presence'
import { xPointer } from '../support/x11/x-pointer'

const { filled, person } = useFilledWindow({
  'one.jpg': landscape(1),
  'two.jpg': landscape(2),
  'three.jpg': landscape(3),
})
// Closed before the window.
const opened = createOpened()
let other: DropTarget

beforeAll(async () => {
  const { desktop, display } = filled()
  await placeWindow(desktop, display, { x: 0, y: 0, width: 800, height: 700 })
  other = opened(await openDropTarget(display, { x: 820, y: 0, width: 440, height: 700 }))
})

describe('dragging out', () => {
  it('carries the picture of the photo, and drops the files of the selection into another program', async () => {
    await person().select('one.jpg', 'three.jpg')
    const place = await person().tile('one.jpg').boundingBox()
    if (!place) throw new Error('The tile is not drawn')
    const start = { x: place.x + 40, y: place.y + 40 }
    const { x, y } = other.middle
    const carried = await xPointer(filled().display).drag(start, other.middle, async () => {
      const { data, width } = await filled().display.screenshot()
      // Beside the pointer itself.
      return [...data.subarray((y * width + x - 30) * 4).subarray(0, 3)]
    })
    expect(carried, 'the colour of the picture over the other program').not.toEqual(TARGET_COLOUR)
    const files = await until('the drop', async () => {
      const dropped = await other.dropped()
      return dropped.length > 0 && dropped
    })
    expect(files.map(({ name }) => name)).toEqual(['three.jpg', 'one.jpg'])
    for (const { name, bytes } of files) expect(bytes.equals(person().photo(name).bytes)).toBe(true)
  })
})
