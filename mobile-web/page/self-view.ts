import { asColour, COLOURS, HUES, type Self } from '../phone/self'
import { elementIn } from './elements'
import type { Messages } from './messages'

export interface SelfViewDeps {
  self: {
    get: () => Self
    rename: (name: string) => void
    recolour: (colour: Self['colour']) => void
  }
  messages: Messages
  /** The name or the colour has changed. */
  onChange: () => void
}

/** Shows the phone's name and colour in the corner of the page; a tap opens both for editing. */
export function createSelfView(page: Document, { self, messages, onChange }: SelfViewDeps): void {
  const details = elementIn<HTMLDetailsElement>(page, '#self')
  const summary = elementIn<HTMLElement>(details, 'summary')
  const shown = elementIn<HTMLElement>(details, '#self-name')
  const input = elementIn<HTMLInputElement>(details, 'input')
  const colours = elementIn<HTMLElement>(details, '#colours')

  for (const colour of COLOURS) {
    const choice = page.createElement('input')
    Object.assign(choice, { type: 'radio', name: 'colour', value: colour })
    choice.style.setProperty('--hue', `${HUES[colour]}`)
    choice.setAttribute('aria-label', messages.say(`phone.colour.${colour}`))
    colours.append(choice)
  }
  colours.addEventListener('change', ({ target }) => {
    const colour = target instanceof HTMLInputElement && asColour(target.value)
    if (colour) change(() => self.recolour(colour))
  })
  input.addEventListener('change', () => change(() => self.rename(input.value)))
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    // Otherwise the summary, which has the focus by then, opens the panel again.
    event.preventDefault()
    close()
  })
  details.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  page.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !details.contains(target)) details.open = false
  })
  draw()
  details.hidden = false

  function close(): void {
    // Moving the focus makes the field commit what was typed.
    summary.focus()
    details.open = false
  }

  function change(action: () => void): void {
    action()
    draw()
    onChange()
  }

  function draw(): void {
    const { name, colour } = self.get()
    shown.textContent = name
    input.value = name
    summary.style.setProperty('--hue', `${HUES[colour]}`)
    elementIn<HTMLInputElement>(colours, `[value="${colour}"]`).checked = true
  }
}
