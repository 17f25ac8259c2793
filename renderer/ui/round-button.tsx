import type { ComponentChildren } from 'preact'

interface Props {
  /** What it is called: it shows no word. */
  label: string
  title?: string
  class?: string
  /** It stays in the order of Tab, but does nothing. */
  disabled?: boolean
  onClick: () => void
  /** Its icon. */
  children: ComponentChildren
}

/** A round button that shows an icon alone. */
export function RoundButton({ label, title, class: own, disabled, onClick, children }: Props) {
  return (
    <button
      type="button"
      class={own ? `round ${own}` : 'round'}
      aria-label={label}
      aria-disabled={disabled}
      title={title}
      onClick={() => disabled || onClick()}
    >
      {children}
    </button>
  )
}
