import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../ui/language'

/** Settings that belong together. */
export const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="settings-group">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

interface Props {
  /** Of its control. */
  id: string
  label: string
  /** What there is to know of it; empty: nothing. */
  note: string
  class?: string
  children: ComponentChildren
}

/** A control with its label, and below it what there is to know. */
export function Setting({ id, label, note, class: own, children }: Props) {
  return (
    <div class={own ? `setting ${own}` : 'setting'}>
      <label for={id}>{label}</label>
      {children}
      <p id={noteOf(id)} class="setting-note">
        {note}
      </p>
    </div>
  )
}

/** For the control's `aria-describedby`. */
export const noteOf = (id: string): string => `${id}-note`

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

interface ChosenProps extends Row {
  /** What is chosen, as it is shown. */
  value: string
  /** All of it; missing where there is nothing more. */
  title: string | undefined
  onChoose: () => void
  /** More buttons, before the one that chooses. */
  children?: ComponentChildren
}

/** What a dialog of the system chooses. */
export function Chosen({ label, value, title, fixed = null, onChoose, children }: ChosenProps) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <div class="setting">
      <span id={id}>{label}</span>
      <span class="setting-chosen">
        <span title={title}>
          <bdi>{value}</bdi>
        </span>
        {children}
        <button
          type="button"
          class="plain"
          disabled={fixed !== null}
          aria-describedby={id}
          onClick={onChoose}
        >
          {t('window.settings.choose')}
        </button>
      </span>
      {fixed !== null && <p class="setting-note">{fixed}</p>}
    </div>
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
  /** Why a text is invalid; null when it is valid. */
  wrong?: (text: string) => string | null
  onChange: (text: string) => void
}

/** Applied when the person has finished typing: on Enter, or when the field loses the focus. */
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

interface Draft {
  text: string
  setText(text: string): void
  /** Asks for a trimmed text to be set, unless it is already. */
  submit(typed: string): void
}

/**
 * The text of a setting while a person types. A change that arrives meanwhile does not replace what
 * is being typed.
 * @param value the value in force
 * @param onChange asks for another one; `value` follows once it is in force
 */
export function useDraft(value: string, onChange: (text: string) => void): Draft {
  const [text, setText] = useState(value)
  const asked = useRef(value)
  useEffect(() => {
    if (text.trim() === asked.current) setText(value)
    asked.current = value
  }, [value])
  return {
    text,
    setText,
    submit(typed) {
      const wanted = typed.trim()
      if (wanted === value && wanted === asked.current) return
      asked.current = wanted
      onChange(wanted)
    },
  }
}
