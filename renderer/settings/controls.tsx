import { useId } from 'preact/hooks'
import { useDraft } from './draft'
import { noteOf, Setting } from './setting'

interface Row {
  label: string
  /** Why it cannot be changed; null or missing when it can. */
  fixed?: string | null
}

interface ChoiceProps extends Row {
  value: string
  /** Value and name of each. */
  options: readonly (readonly [string, string])[]
  /** What there is to know of the choice that is made. */
  note?: string
  onChange: (value: string) => void
}

export function Choice({ label, value, options, fixed = null, note = '', onChange }: ChoiceProps) {
  const id = useId()
  return (
    <Setting id={id} label={label} note={fixed ?? note}>
      <select
        id={id}
        value={value}
        disabled={fixed !== null}
        aria-describedby={noteOf(id)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </Setting>
  )
}

interface SwitchProps extends Row {
  checked: boolean
  /** What more there is to know of it. */
  note?: string
  onChange: (checked: boolean) => void
}

export function Switch({ label, checked, fixed = null, note = '', onChange }: SwitchProps) {
  const id = useId()
  return (
    <Setting id={id} label={label} note={fixed ?? note} class="setting-switch">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={fixed !== null}
        aria-describedby={noteOf(id)}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </Setting>
  )
}

interface TextProps extends Row {
  value: string
  placeholder?: string
  longest: number
  /** What is wrong with a text; null when it will do. */
  wrong?: (text: string) => string | null
  onChange: (text: string) => void
}

/** In force when the person has finished typing: on Enter, or when the field is left. */
export function TextSetting(props: TextProps) {
  const { label, value, placeholder = '', longest, fixed = null, wrong = () => null } = props
  const id = useId()
  const { text, setText, submit } = useDraft(value, props.onChange)
  const problem = wrong(text)
  const done = () => {
    if (problem === null) submit(text)
  }
  return (
    <Setting id={id} label={label} note={fixed ?? problem ?? ''}>
      <input
        id={id}
        type="text"
        value={text}
        placeholder={placeholder}
        maxLength={longest}
        disabled={fixed !== null}
        aria-invalid={problem !== null}
        aria-describedby={noteOf(id)}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') done()
        }}
      />
    </Setting>
  )
}
