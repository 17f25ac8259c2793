import { useLanguage } from './language'

export function WallButton({ onOpen }: { onOpen: () => void }) {
  const words = useLanguage().messages.wall
  return (
    <button type="button" class="field" title={words.openHint} onClick={onOpen}>
      {words.open}
    </button>
  )
}
