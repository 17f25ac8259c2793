import { useEffect, useState } from 'preact/hooks'

/** CSS pixels for the large code: it grows with the window, so that a phone at the back of a room reads it too. */
const roomIn = (windowHeight: number): number =>
  Math.round(Math.min(620, Math.max(270, windowHeight * 0.46)))

export function useQrRoom(): number {
  const [room, setRoom] = useState(() => roomIn(window.innerHeight))
  useEffect(() => {
    const onResize = () => setRoom(roomIn(window.innerHeight))
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return room
}
