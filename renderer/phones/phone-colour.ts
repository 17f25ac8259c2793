/** How many colours styles/panel.css names. */
export const PHONE_COLOURS = 8

/** The same phone has the same colour every time (FNV-1a over its id). */
export function phoneColour(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0) % PHONE_COLOURS
}
