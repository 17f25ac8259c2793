import { useState } from 'preact/hooks'
import { useLanguage } from './language'

/**
 * Runs a call of the bridge and says how it went.
 * @returns the sentence to show ('' at first) and the verb; `done` is said when the call succeeded, else why it did not.
 */
export function useAction(): [status: string, run: (call: Promise<void>, done: string) => void] {
  const { messages } = useLanguage()
  const [status, setStatus] = useState('')
  const run = (call: Promise<void>, done: string) => {
    call.then(
      () => setStatus(done),
      (error: unknown) =>
        setStatus(error instanceof Error ? error.message : messages.lightbox.failed),
    )
  }
  return [status, run]
}
