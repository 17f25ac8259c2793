import { errnoOf } from './errors'

/** What is left of an error on its way between two threads. */
export interface ToldError {
  message: string
  errno: string | null
}

export const toldError = (error: unknown): ToldError => ({
  message: error instanceof Error ? error.message : String(error),
  errno: errnoOf(error),
})

export const errorOf = ({ message, errno }: ToldError): Error =>
  Object.assign(new Error(message), errno !== null && { code: errno })
