const DAY_MS = 24 * 60 * 60 * 1000
/** EXIF is younger than this, and dates before it do not exist on FAT. */
const EARLIEST = Date.UTC(1980, 0, 1)

/** Whether a photo may be of that time: not from before 1980, and at most a day ahead, as a phone's clock may be. Milliseconds since 1970. */
export const isPlausibleTime = (time: number, now: number): boolean =>
  time >= EARLIEST && time <= now + DAY_MS
