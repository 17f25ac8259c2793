import { expect, it } from 'vitest'
import { drawsOnWayland } from './display-server'

const WAYLAND = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
const X11 = { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }

it.each([
  ['Electron 45 in a Wayland session', 'linux', '45.5.0', WAYLAND, '', true],
  ['Electron 33, which has to be asked', 'linux', '33.2.1', WAYLAND, '', false],
  ['Electron 33 that was asked', 'linux', '33.2.1', WAYLAND, 'wayland', true],
  ['XWayland by request', 'linux', '45.5.0', WAYLAND, 'x11', false],
  ['an X11 session', 'linux', '45.5.0', X11, '', false],
  ['Windows', 'win32', '45.5.0', WAYLAND, '', false],
] as const)('%s', (_where, platform, electron, env, asked, expected) => {
  expect(drawsOnWayland(platform, electron, env, asked)).toBe(expected)
})
