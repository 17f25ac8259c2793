import { createTranslate } from '../../contract/translate'
import { errorText, type Trouble } from '../../contract/trouble'
import english from '../../locales/en.json'

/** What the terminal speaks. */
const t = createTranslate('en', english)

/** Something could not be done, and the person in front of this computer is told so in their language. */
export class TroubleError extends Error {
  override readonly name = 'TroubleError'

  /** @param message for the terminal, which speaks English, where it can say more than the window's sentence */
  constructor(
    readonly trouble: Trouble,
    { message = errorText(t, trouble), ...options }: ErrorOptions & { message?: string } = {},
  ) {
    super(message, options)
  }
}

/** What a person is told of an error. The system's own words about it go to the terminal, for those who can read them. */
export function troubleOf(error: unknown): Trouble {
  const isKnown = error instanceof TroubleError
  if (!isKnown || error.cause !== undefined) console.error(error)
  return isKnown ? error.trouble : { code: 'UNFORESEEN' }
}
