/** What has been typed so far to find a name, and when the last letter came (milliseconds). */
export interface Typed {
  text: string
  at: number
}

/** After a pause this long a letter begins a new word. */
const PAUSE_MS = 1000

export const isTyping = ({ text, at }: Typed, now: number): boolean =>
  text !== '' && now - at < PAUSE_MS

/** The word that is typed with a further letter; after a pause a new one. @param now milliseconds */
export function typeOn(typed: Typed, letter: string, now: number): Typed {
  return { text: (isTyping(typed, now) ? typed.text : '') + letter, at: now }
}

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase()

/**
 * The photo that the typed letters lead to: the next one whose name begins with them. The one at hand counts while the
 * word grows; the same single letter again goes on to the next, as in file managers.
 * @returns its id, or null where no name begins so
 */
export function findTyped(
  photos: readonly { id: string; name: string }[],
  text: string,
  from: string | null,
): string | null {
  const letters = [...plain(text)]
  const repeated = letters.length > 1 && letters.every((letter) => letter === letters[0])
  const wanted = repeated ? (letters[0] ?? '') : plain(text)
  const here = photos.findIndex(({ id }) => id === from)
  const start = letters.length > 1 && !repeated ? Math.max(here, 0) : here + 1
  const turned = [...photos.slice(start), ...photos.slice(0, start)]
  return turned.find(({ name }) => plain(name).startsWith(wanted))?.id ?? null
}
