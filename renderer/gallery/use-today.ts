import { useEffect, useState } from 'preact/hooks'
import { dayAfter, startOfDay } from '../state/groups'

/** The start of today; the component is drawn anew at midnight. */
export function useToday(): number {
  const [today, setToday] = useState(() => startOfDay(Date.now()))
  useEffect(() => {
    const timer = setTimeout(
      () => setToday(startOfDay(Date.now())),
      Math.max(1000, dayAfter(today, 1) - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [today])
  return today
}
