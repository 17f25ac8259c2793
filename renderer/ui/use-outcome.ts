import { useState } from 'preact/hooks'
import { useLanguage } from './language'
import { noticeSentence } from './notice-sentence'

/**
 * Runs a call of the bridge and says how it went.
 * @param subject what the calls are about; what was said of another subject is not shown.
 * @returns the sentence to show ('' at first) and the verb; `done` is said when the call succeeded, else why it did not.
 */
export function useOutcome(
  subject: string,
): [status: string, run: (call: Promise<void>, done: string) => void] {
  const { messages } = useLanguage()
  const [said, setSaid] = useState({ subject, text: '' })
  const run = (call: Promise<void>, done: string) => {
    call.then(
      () => setSaid({ subject, text: done }),
      (error: unknown) => setSaid({ subject, text: noticeSentence(messages.troubles, error) }),
    )
  }
  return [said.subject === subject ? said.text : '', run]
}
