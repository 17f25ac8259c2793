import { useEffect, useRef, useState } from 'preact/hooks'
import { PHOTO_URL } from '../../contract/bridge'

/** A photo whose picture is not there after this long is shown without it, milliseconds. */
const LONGEST_MS = 4000

/**
 * Which of these photos can be shown: those whose pictures are there, so that none comes empty, and
 * those that have none.
 * @param coming ids of new photos; what is no longer among them is forgotten
 */
export function useReady(coming: readonly string[]): ReadonlySet<string> {
  const asked = useRef(new Map<string, HTMLImageElement>())
  const [ready, setReady] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const pictures = asked.current
    for (const id of pictures.keys()) if (!coming.includes(id)) pictures.delete(id)
    for (const id of coming) {
      if (pictures.has(id)) continue
      const picture = new Image()
      pictures.set(id, picture)
      // As the tile asks for it, so that it is the same one.
      picture.crossOrigin = 'anonymous'
      picture.src = PHOTO_URL.thumbnail(id)
      const isReady = () =>
        setReady((known) => new Set([...[...known].filter((each) => pictures.has(each)), id]))
      picture.decode().then(isReady, isReady)
      setTimeout(isReady, LONGEST_MS)
    }
  }, [coming])
  return ready
}
