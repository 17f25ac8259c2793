import type { CommandError } from './result'
import type { Translate } from './translate'

/**
 * What the window shows when something could not be done on this computer: a code and the values of
 * its sentence. It crosses between processes as it is and becomes a sentence in the language of
 * whoever reads it. What can go wrong between the phone and this computer stands in `http.ts`.
 */
export type Notice =
  /** The file of a photo is not in the folder. */
  | { code: 'PHOTO_GONE'; file: string }
  /** A photo of the call is no longer in the gallery. */
  | { code: 'PHOTO_LEFT' }
  /** No program of this computer took the photo. */
  | { code: 'PHOTO_NOT_OPENED'; file: string }
  | { code: 'PHOTO_NOT_COPIED'; file: string }
  /** It is not a photo and could be a program. */
  | { code: 'NOT_STARTED'; file: string }
  | { code: 'FOLDER_NOT_OPENED' }
  /** One export or copy at a time. */
  | { code: 'STILL_WRITING' }
  | { code: 'NO_SPACE' }
  | { code: 'TARGET_READ_ONLY' }
  | { code: 'NOT_WRITTEN' }
  | { code: 'TRASH_REFUSED'; refused: number; of: number }
  | { code: 'NO_JPEG'; file: string }
  /** A file for a phone is none that can be read; nothing was handed over. */
  | { code: 'NOT_HANDED'; file: string }
  /** The phone's page is not open. */
  | { code: 'PHONE_AWAY' }
  | { code: 'TOO_MANY_HANDED' }
  | { code: 'TEXT_TOO_LONG' }
  /** The text for a phone has nothing that can be seen. */
  | { code: 'NOTHING_HANDED' }
  /** No photo tells its size, because what measures them does not start. */
  | { code: 'NOT_MEASURED' }
  | { code: 'FIXED_SETTING' }
  | { code: 'WRONG_SETTING' }
  | { code: 'SETTINGS_NOT_KEPT' }
  /** `file` is where the old settings are. */
  | { code: 'SETTINGS_UNREADABLE'; file: string }
  | { code: 'LOGIN_UNCHANGED' }
  | { code: 'FOLDER_UNUSABLE'; folder: string }
  /** The data folder, or a folder of unfinished photos. */
  | { code: 'FOLDER_IS_OURS'; folder: string }
  | { code: 'PORT_TAKEN'; port: string }
  | { code: 'PORT_FORBIDDEN'; port: string }
  | { code: 'NO_PORT_FREE' }
  | { code: 'ADDRESS_NOT_HERE'; address: string }
  | { code: 'NOT_LISTENING' }
  | { code: 'ALREADY_RUNNING'; folder: string }
  | { code: 'WRONG_COMMAND_LINE' }
  | CommandError
  /** The command that the window asked for cannot be one. */
  | { code: 'WRONG_COMMAND' }
  /** Nothing that Snapland expects. The log has the details. */
  | { code: 'UNFORESEEN' }

/** The sentence of a notice in the language of `t`; that of UNFORESEEN for a code that has none. */
export function errorText(t: Translate, { code, ...values }: Notice): string {
  // TypeScript cannot see that the sentence of a code takes the values of that code: both are
  // unions.
  const say = t as (key: string, values: object) => string
  const key = `error.${code}`
  const text = say(key, values)
  return text === key ? t('error.UNFORESEEN') : text
}
