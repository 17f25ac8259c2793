import { useEffect, useRef, useState } from 'preact/hooks'

interface Draft {
  text: string
  setText(text: string): void
  /** Asks for a text to be set, without spaces around it, unless it is. */
  submit(typed: string): void
}

/**
 * The text of a setting while a person types. What is told meanwhile, such as that the text before is in force now, replaces nothing that is
 * being typed.
 * @param value what is in force
 * @param onChange asks for another one; `value` follows when that is in force
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
