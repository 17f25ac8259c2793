import { PHONE_COLOURS, type PhoneColour } from '../../contract/photo'

/** For a phone that has said no colour, as other programs do: the same every time (FNV-1a over its id). */
export function colourOfId(id: string): PhoneColour {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  }
  return PHONE_COLOURS[(hash >>> 0) % PHONE_COLOURS.length] ?? 'green'
}
