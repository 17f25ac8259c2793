/**
 * `picking`: the phone's picker or camera is open. `preparing`: it has closed, and the phone gets the photos ready; iPhones take 10 to 20 s
 * for fifty of them.
 */
export type ChoiceState = 'none' | 'picking' | 'preparing'

export interface ChoiceDeps {
  onState: (state: ChoiceState) => void
  onFiles: (files: File[], input: HTMLInputElement) => void
  later: (then: () => void, ms: number) => void
}

/** So long after the picker has closed without a word, it was closed without a choice, milliseconds. */
const LONGEST_MS = 60_000

/** Follows the file inputs: the tap that opens the picker, its end, and what comes of it. */
export function followChoices(inputs: readonly HTMLInputElement[], deps: ChoiceDeps): void {
  let state: ChoiceState = 'none'
  let choice = 0

  // Whoever touches the page or types has left the picker: iOS before 16.4 does not tell that it was cancelled.
  document.addEventListener('pointerdown', () => become('none'), true)
  document.addEventListener('keydown', () => become('none'), true)
  window.addEventListener('focus', seenAgain)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) seenAgain()
  })
  for (const input of inputs) {
    input.addEventListener('click', () => {
      choice += 1
      become('picking')
    })
    input.addEventListener('cancel', () => become('none'))
    input.addEventListener('change', take)
    // Chosen before this script ran.
    if (input.files?.length) take.call(input)
  }

  function seenAgain(): void {
    if (state !== 'picking') return
    become('preparing')
    const of = choice
    deps.later(() => {
      if (of === choice && state === 'preparing') become('none')
    }, LONGEST_MS)
  }

  function take(this: HTMLInputElement): void {
    const files = Array.from(this.files ?? [])
    // Emptied, so that the same photo may be chosen again.
    this.value = ''
    become('none')
    if (files.length > 0) deps.onFiles(files, this)
  }

  function become(next: ChoiceState): void {
    if (next === state) return
    state = next
    deps.onState(state)
  }
}
