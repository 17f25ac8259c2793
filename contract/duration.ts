/** "0:12", "1:02:03", from milliseconds: the same in every language. */
export function durationText(duration: number): string {
  const { hours, minutes, seconds } = clockOf(duration)
  const two = (part: number) => `${part}`.padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** A duration in milliseconds as a clock shows it; a video of less than a second lasts one. */
export function clockOf(duration: number): { hours: number; minutes: number; seconds: number } {
  const all = duration > 0 ? Math.max(1, Math.round(duration / 1000)) : 0
  return { hours: Math.floor(all / 3600), minutes: Math.floor(all / 60) % 60, seconds: all % 60 }
}
