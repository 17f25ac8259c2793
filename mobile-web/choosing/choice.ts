export interface ChoiceDeps {
  /** Tells that the phone's photo picker or camera opens, and that it is closed again. */
  onPicking: (isPicking: boolean) => void
  onFiles: (files: File[]) => void
}

/** Follows the file inputs: the tap that opens the picker, and what comes of it. */
export function followChoices(inputs: readonly HTMLInputElement[], deps: ChoiceDeps): void {
  // Whoever touches the page has left the picker: iOS before 16.4 does not tell that it was cancelled.
  document.addEventListener('pointerdown', () => deps.onPicking(false))
  for (const input of inputs) {
    input.addEventListener('click', () => deps.onPicking(true))
    input.addEventListener('cancel', () => deps.onPicking(false))
    input.addEventListener('change', take)
    // Chosen before this script ran.
    if (input.files?.length) take.call(input)
  }

  function take(this: HTMLInputElement): void {
    const files = Array.from(this.files ?? [])
    // Emptied, so that the same photo may be chosen again.
    this.value = ''
    deps.onPicking(false)
    if (files.length > 0) deps.onFiles(files)
  }
}
