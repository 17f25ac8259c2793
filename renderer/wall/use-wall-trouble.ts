import { useRef } from 'preact/hooks'
import { type FolderProblem, isOfTheFolder } from '../state/notices'
import type { WindowModel } from '../state/window-state'

/**
 * What keeps every phone in the room waiting: it is the folder's, and nothing has landed since. What happens to one photo of one phone is
 * no matter for the room; it waits for the person in the window behind the wall, and is said on the phone.
 */
export function useWallTrouble({ notices, tiles }: WindowModel): FolderProblem | null {
  const notice = notices.findLast(({ problem }) => isOfTheFolder(problem.code)) ?? null
  const landed = tiles.filter(({ saved }) => saved).length
  const since = useRef({ notice, landed })
  if (since.current.notice !== notice) since.current = { notice, landed }
  const code = notice?.problem.code ?? ''
  return isOfTheFolder(code) && landed <= since.current.landed ? code : null
}
