import { useId } from 'preact/hooks'
import { COMMAND_LIMITS, type Command } from '../../contract/result'
import { RoundButton } from '../ui/buttons'
import { Cross } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { Chosen, noteOf, Setting, useDraft } from './controls'

interface Props {
  command: Command | null
  /** Its arguments as a person types them. */
  line: string
  /** Why it cannot be changed; null when it can. */
  fixed: string | null
  onChoose: () => void
  /** Answers false where the person does not want them after all. */
  onArguments: (line: string) => Promise<boolean>
  onRemove: () => void
}

/** The placeholder, as it is written whatever the language. */
const PATH = '{path}'

/**
 * The program that runs for each photo. The system's dialogs choose it and ask about it, its
 * arguments too.
 */
export function CommandSetting(props: Props) {
  const { command, line, fixed, onChoose, onArguments, onRemove } = props
  const { t } = useLanguage()
  const name = command?.program.split(/[/\\]/).at(-1) ?? t('window.settings.commandNone')
  return (
    <>
      <Chosen
        label={t('window.settings.command')}
        value={name}
        title={command?.program}
        fixed={fixed}
        onChoose={onChoose}
      >
        {command && fixed === null && (
          <RoundButton
            label={t('window.settings.commandRemove')}
            title={t('window.settings.commandRemove')}
            onClick={onRemove}
          >
            <Cross />
          </RoundButton>
        )}
      </Chosen>
      {command && <CommandArguments line={line} fixed={fixed} onArguments={onArguments} />}
    </>
  )
}

/** Applied on Enter, or when the field loses the focus; without a yes, what is in force is back. */
function CommandArguments({
  line,
  fixed,
  onArguments,
}: Pick<Props, 'line' | 'fixed' | 'onArguments'>) {
  const { t } = useLanguage()
  const id = useId()
  const { text, setText, submit } = useDraft(line, async (wanted) => {
    if (wanted !== line && !(await onArguments(wanted))) setText(line)
  })
  return (
    <Setting
      id={id}
      label={t('window.settings.commandArguments')}
      note={fixed ?? t('window.settings.commandNote', { path: PATH })}
      class="setting-filing"
    >
      <input
        id={id}
        type="text"
        // A command is written from left to right in every language.
        dir="ltr"
        value={text}
        maxLength={COMMAND_LIMITS.lineLength}
        disabled={fixed !== null}
        aria-describedby={noteOf(id)}
        spellcheck={false}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={() => submit(text)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') submit(text)
        }}
      />
    </Setting>
  )
}
