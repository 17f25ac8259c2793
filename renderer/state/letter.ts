/**
 * The Latin letter of a key, in lower case, also where the keyboard writes another script: "c" for the key that writes ㅊ or с.
 * Keys that write no letter keep their name.
 */
export function letterOf({ key, code = '' }: { key: string; code?: string }): string {
  const isForeign = key === 'Process' || ([...key].length === 1 && key > '\u007f')
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return isForeign && letter ? letter.toLowerCase() : key.toLowerCase()
}
