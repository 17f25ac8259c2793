import { type Trouble, troubleText } from '../../contract/trouble'
import { troubles } from '../../contract/troubles/en'

/** Something could not be done, and the person in front of this computer is told so in their language. */
export class TroubleError extends Error {
  override readonly name = 'TroubleError'

  /** @param message for the terminal, which speaks English, where it can say more than the window's sentence */
  constructor(
    readonly trouble: Trouble,
    {
      message = troubleText(troubles, trouble),
      ...options
    }: ErrorOptions & { message?: string } = {},
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
