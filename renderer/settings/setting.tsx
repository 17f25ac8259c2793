import type { ComponentChildren } from 'preact'

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
