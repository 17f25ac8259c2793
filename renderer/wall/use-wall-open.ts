import { useEffect, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { useKeys } from '../ui/use-keys'

/** Whether the wall is open, and the verb that opens or leaves it; F11 opens it too. The window fills the screen as long as it is. */
export function useWallOpen(bridge: Bridge): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false)
  // At first too: a page that is loaded anew may stand in a window that still fills the screen.
  useEffect(() => void bridge.setWall(open), [bridge, open])
  useKeys(({ key }) => {
    if (key !== 'F11') return false
    setOpen(true)
    return true
  })
  return [open, setOpen]
}
