import type { Command, CommandError, PhotoResult } from '../../contract/result'
import { RESULT_LIMITS } from '../../contract/result'
import type { Log } from '../base/log'
import type { Measurer } from '../image/measure'
import type { PictureCache } from '../library/picture-cache'
import { programName } from './command-line'
import { lastWords, printedText, readOutput, type Said } from './read-result'
import type { End, Ran } from './run-program'

/** What went wrong, for a person; null where nothing did, or it was ended with Snapland. */
export function errorOf(end: End, command: Command): CommandError | null {
  const program = programName(command)
  switch (end.how) {
    case 'exited':
      if (end.code !== 0) return { code: 'COMMAND_FAILED', program, exit: `${end.code}` }
      return end.leftOthers ? { code: 'COMMAND_LEFT_OTHERS', program } : null
    case 'died':
      return { code: 'COMMAND_DIED', program, signal: end.signal }
    case 'missing':
      return { code: 'COMMAND_MISSING', program }
    case 'not-started':
      return { code: 'COMMAND_NOT_STARTED', program }
    case 'too-long':
      return { code: 'COMMAND_TOO_LONG', program, seconds: `${command.seconds}` }
    case 'flooded':
      return { code: 'COMMAND_FLOODED', program }
    case 'stopped':
      return null
  }
}

const NOTHING_SAID = { label: '', values: {}, image: null }

/** A result without output. @param text the command's last words */
export const failed = (error: CommandError, at: number, text = ''): PhotoResult => ({
  ...NOTHING_SAID,
  state: 'failed',
  text,
  error,
  at,
})

interface Deps {
  measurer: Pick<Measurer, 'measure'>
  pictures: Pick<PictureCache, 'keep'>
  log: Pick<Log, 'error'>
}

/**
 * The result of a photo from what its command did. Its picture is kept; one that is too large, or
 * not what it says, or for which there is no room, is left out.
 */
export async function resultOf(
  { end, output, errors }: Ran,
  { photoId, command, now }: { photoId: string; command: Command; now: number },
  { measurer, pictures, log }: Deps,
): Promise<PhotoResult> {
  const error = errorOf(end, command)
  if (end.how !== 'exited' || end.code !== 0)
    return failed(
      error ?? { code: 'COMMAND_NOT_STARTED', program: programName(command) },
      now,
      lastWords(errors),
    )
  const read = readOutput(output)
  if (read === null) {
    const program = programName(command)
    return failed({ code: 'COMMAND_NOT_JSON', program }, now, printedText(output))
  }
  const { image: given, ...said } = read
  const image = given && (await checkedImage(given, measurer))
  const isKept = given && image && (await keep(given.bytes))
  return { state: 'done', ...said, image: isKept ? image : null, error, at: now }

  /** Without room for the picture, what was said still counts. */
  async function keep(bytes: Buffer): Promise<boolean> {
    try {
      await pictures.keep(photoId, bytes)
      return true
    } catch (error) {
      log.error(`The picture of a result was not kept for ${photoId}:`, error)
      return false
    }
  }
}

/** By its first bytes, in the worker that measures photos: nothing is decoded here. */
async function checkedImage(
  { format, bytes }: NonNullable<Said['image']>,
  measurer: Deps['measurer'],
): Promise<PhotoResult['image']> {
  const facts = await measurer.measure(bytes)
  const size = facts?.format === format ? facts.size : null
  if (!size || Math.max(size.width, size.height) > RESULT_LIMITS.imageSide) return null
  return { format, ...size }
}
