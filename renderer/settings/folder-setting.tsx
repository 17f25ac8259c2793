import { folderText } from '../ui/address-text'
import { useLanguage } from '../ui/language'

interface Props {
  folder: string
  /** Why it cannot be changed; null when it can. */
  fixed: string | null
  onChoose: () => void
}

export function FolderSetting({ folder, fixed, onChoose }: Props) {
  const { messages } = useLanguage()
  return (
    <div class="setting">
      <span>{messages.settings.folder}</span>
      <span class="setting-folder">
        <span title={folder}>
          <bdi>{folderText(folder)}</bdi>
        </span>
        <button type="button" class="plain" disabled={fixed !== null} onClick={onChoose}>
          {messages.settings.chooseFolder}
        </button>
      </span>
      {fixed !== null && <p class="setting-note">{fixed}</p>}
    </div>
  )
}
