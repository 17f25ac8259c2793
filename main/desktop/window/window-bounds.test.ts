import { expect, it } from 'vitest'
import { fitting, readBounds, visibleBounds } from './window-bounds'

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }
const LEAST = { width: 640, height: 480 }
const BOUNDS = { x: 100, y: 80, width: 1200, height: 800, maximized: false }

it('opens the window where it was', () => {
  expect(visibleBounds(BOUNDS, [SCREEN], LEAST)).toEqual(BOUNDS)
  const right = { ...BOUNDS, x: 2000, width: 900 }
  expect(visibleBounds(right, [SCREEN, SECOND], LEAST)).toEqual(right)
})

it('opens it in the middle when its screen has gone', () => {
  expect(visibleBounds({ ...BOUNDS, x: 2000 }, [SCREEN], LEAST)).toBeNull()
  expect(visibleBounds({ ...BOUNDS, y: -500 }, [SCREEN], LEAST)).toBeNull()
  expect(visibleBounds({ ...BOUNDS, x: -1190 }, [SCREEN], LEAST)).toBeNull()
  expect(visibleBounds(null, [SCREEN], LEAST)).toBeNull()
})

it('makes it no larger than the screen and no smaller than it can be', () => {
  const huge = { ...BOUNDS, x: 0, y: 0, width: 9000, height: 9000 }
  expect(visibleBounds(huge, [SCREEN, SECOND], LEAST)).toMatchObject({ width: 1920, height: 1040 })
  expect(visibleBounds({ ...BOUNDS, width: 300, height: 1 }, [SCREEN], LEAST)).toMatchObject(LEAST)
})

it('opens no larger than a small screen the first time', () => {
  const usual = { width: 1200, height: 800 }
  expect(fitting(usual, SCREEN, LEAST)).toEqual(usual)
  expect(fitting(usual, { width: 1024, height: 560 }, LEAST)).toEqual({ width: 1024, height: 560 })
  expect(fitting(usual, { width: 600, height: 400 }, LEAST)).toEqual(LEAST)
})

it.each([[null], ['text'], [{}], [{ ...BOUNDS, x: 'left' }], [{ ...BOUNDS, width: Number.NaN }]])(
  'reads nothing from %j',
  (value) => expect(readBounds(JSON.stringify(value))).toBeNull(),
)

it('reads nothing from a file that was cut short', () => {
  expect(readBounds(JSON.stringify(BOUNDS).slice(0, -1))).toBeNull()
})

it('reads what was written', () => {
  expect(readBounds(JSON.stringify(BOUNDS))).toEqual(BOUNDS)
})
