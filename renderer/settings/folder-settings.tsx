import { useEffect, useId, useState } from 'preact/hooks'
import { FOLDER_TEMPLATE_LENGTH } from '../../contract/settings'
import { folderText } from '../ui/format'
import { useLanguage } from '../ui/language'
import { Chosen, noteOf, Setting, useDraft } from './controls'

interface Props {
  folder: string
  /** Why it cannot be changed; null when it can. */
  fixed: string | null
  onChoose: () => void
}

export function FolderSetting({ folder, fixed, onChoose }: Props) {
  const { t } = useLanguage()
  return (
    <Chosen
      label={t('window.settings.folder')}
      value={folderText(folder)}
      title={folder}
      fixed={fixed}
      onChoose={onChoose}
    />
  )
}

/** What a person may pick instead of typing. */
const SUGGESTIONS = ['{date}/{phone}', '{date}', '{phone}', '{year}/{month}']
/** As they are written, whatever the language. */
const PARTS = { date: '{date}', year: '{year}', month: '{month}', phone: '{phone}' }

interface FilingSettingProps {
  value: string
  /** Why it cannot be changed; null when it can. */
  fixed: string | null
  /** Where a photo would be filed; null for an invalid template. */
  preview: (template: string) => Promise<string | null>
  onChange: (template: string) => void
}

/**
 * The template of subfolders, with an example. Applied on Enter, or when the field loses the focus.
 */
export function FilingSetting({ value, fixed, preview, onChange }: FilingSettingProps) {
  const { t } = useLanguage()
  const id = useId()
  const { text, setText, submit } = useDraft(value, onChange)
  const [example, setExample] = useState<string | null>('')
  useEffect(() => {
    let isLatest = true
    preview(text).then(
      (path) => isLatest && setExample(path),
      () => isLatest && setExample(null),
    )
    return () => {
      isLatest = false
    }
  }, [text])
  const found =
    example === null
      ? t('window.settings.filingWrong', PARTS)
      : t('window.settings.filingExample', { path: example })
  const said =
    text.trim() === ''
      ? t('window.settings.filingNothing', { example: '{date}/{phone}', ...PARTS })
      : found
  const done = async () => {
    // Asked again, because the example shown may be of the text before.
    if ((await preview(text)) !== null) submit(text)
  }
  return (
    <Setting
      id={id}
      label={t('window.settings.filing')}
      note={fixed ?? said}
      class="setting-filing"
    >
      <input
        id={id}
        type="text"
        value={text}
        list={`${id}-list`}
        placeholder={t('window.settings.filingNone')}
        maxLength={FOLDER_TEMPLATE_LENGTH}
        disabled={fixed !== null}
        aria-invalid={example === null}
        aria-describedby={noteOf(id)}
        spellcheck={false}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => void done()}
        onKeyDown={({ key }) => {
          if (key === 'Enter') void done()
        }}
      />
      <datalist id={`${id}-list`}>
        {SUGGESTIONS.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </Setting>
  )
}
