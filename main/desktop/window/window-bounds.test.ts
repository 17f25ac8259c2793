import { expect, it } from 'vitest'
import { placeOf, visiblePlace } from './window-bounds'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }
const LEAST = { width: 640, height: 480 }
const PLACE = { x: 100, y: 80, width: 1200, height: 800, maximized: false }

it('opens the window where it was', () => {
  expect(visiblePlace(PLACE, [SCREEN], LEAST)).toEqual(PLACE)
  const right = { ...PLACE, x: 2000, width: 900 }
  expect(visiblePlace(right, [SCREEN, SECOND], LEAST)).toEqual(right)
})

it('opens it in the middle when its screen has gone', () => {
  expect(visiblePlace({ ...PLACE, x: 2000 }, [SCREEN], LEAST)).toBeNull()
  expect(visiblePlace({ ...PLACE, y: -500 }, [SCREEN], LEAST)).toBeNull()
  expect(visiblePlace({ ...PLACE, x: -1190 }, [SCREEN], LEAST)).toBeNull()
  expect(visiblePlace(null, [SCREEN], LEAST)).toBeNull()
})

it('makes it no larger than the screen and no smaller than it can be', () => {
  const huge = { ...PLACE, x: 0, y: 0, width: 9000, height: 9000 }
  expect(visiblePlace(huge, [SCREEN, SECOND], LEAST)).toMatchObject({ width: 1920, height: 1040 })
  expect(visiblePlace({ ...PLACE, width: 300, height: 1 }, [SCREEN], LEAST)).toMatchObject(LEAST)
})

it.each([[null], ['text'], [{}], [{ ...PLACE, x: 'left' }], [{ ...PLACE, width: Number.NaN }]])(
  'reads nothing from %j',
  (value) => expect(placeOf(value)).toBeNull(),
)

it('reads what was written', () => {
  expect(placeOf(JSON.parse(JSON.stringify(PLACE)))).toEqual(PLACE)
})
