/**
 * `picking`: the phone's picker or camera is open. `preparing`: it has closed, and the phone
 * prepares the photos, which takes an iPhone 10 to 20 s for fifty of them.
 */
export type ChoiceState = 'none' | 'picking' | 'preparing'

export interface ChoiceDeps {
  onState: (state: ChoiceState) => void
  onFiles: (files: File[], input: HTMLInputElement) => void
  later: (then: () => void, ms: number) => void
}

/** If no file has come this long after the picker closed, nothing was chosen, milliseconds. */
const LONGEST_MS = 60_000

/** Follows the file fields: the tap that opens the picker, its end, and the chosen files. */
export function followChoices(inputs: readonly HTMLInputElement[], deps: ChoiceDeps): void {
  let state: ChoiceState = 'none'
  let choice = 0

  // A touch or a key on the page means that the picker is closed: iOS before 16.4 has no `cancel`.
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
    // Files chosen before this script ran.
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
    // Emptied, so that the same photo can be chosen again.
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
