/** The first Electron that draws on Wayland without being asked to. */
const WAYLAND_SINCE = 38

/**
 * Whether Electron draws on Wayland itself, not through X11. It does not say so.
 * https://www.electronjs.org/docs/latest/breaking-changes, 38.0
 * @param electron its version
 * @param asked the value of its switch `--ozone-platform`; empty where there is none
 */
export function drawsOnWayland(
  platform: NodeJS.Platform,
  electron: string,
  env: NodeJS.ProcessEnv,
  asked: string,
): boolean {
  if (platform !== 'linux' || asked === 'x11') return false
  if (asked === 'wayland') return true
  const isUsual = Number.parseInt(electron, 10) >= WAYLAND_SINCE
  return isUsual && env.XDG_SESSION_TYPE === 'wayland' && Boolean(env.WAYLAND_DISPLAY)
}
