const two = (part: number) => String(part).padStart(2, '0')

/** The day of a moment in this computer's time zone. */
export function localDay(time: number): { year: string; month: string; date: string } {
  const at = new Date(time)
  const [year, month] = [`${at.getFullYear()}`, two(at.getMonth() + 1)]
  return { year, month, date: `${year}-${month}-${two(at.getDate())}` }
}

/** `18.03.11`, in this computer's time zone; allowed in a name on every file system. */
export function localTime(time: number): string {
  const at = new Date(time)
  return `${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`
}
