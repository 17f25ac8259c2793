/** A program that runs for each photo, without a shell. */
export interface Command {
  /** An absolute path, or a name that the system looks up. */
  program: string
  /** With placeholders such as `{path}`, which `main/commands/command-line.ts` lists. */
  arguments: readonly string[]
  /** Time for one photo; then it is ended. */
  seconds: number
}

/** Bounds of a command, as settings and the command line take it. */
export const COMMAND_LIMITS = {
  programLength: 4096,
  arguments: 64,
  argumentLength: 4096,
  /** Default of the time for one photo, seconds, and the longest. */
  seconds: 60,
  mostSeconds: 3600,
  /** Characters of the arguments as a person types them in one line. */
  lineLength: 1000,
} as const

/** What went wrong with a command: a code and the values of its sentence, as in `Notice`. */
export type CommandError =
  /** There is no such program. */
  | { code: 'COMMAND_MISSING'; program: string }
  /** The system does not start it: it is no program, or may not be run. */
  | { code: 'COMMAND_NOT_STARTED'; program: string }
  | { code: 'COMMAND_FAILED'; program: string; exit: string }
  /** It crashed, or something else ended it. */
  | { code: 'COMMAND_DIED'; program: string; signal: string }
  | { code: 'COMMAND_TOO_LONG'; program: string; seconds: string }
  | { code: 'COMMAND_FLOODED'; program: string }
  /** It ended well and left programs running, which were ended. What it printed counts. */
  | { code: 'COMMAND_LEFT_OTHERS'; program: string }
  /** What it printed begins with `{` and is not one JSON object. */
  | { code: 'COMMAND_NOT_JSON'; program: string }
  /** Too many photos waited for it. */
  | { code: 'COMMAND_NOT_REACHED'; program: string }

/** What the command said of a photo. Texts are bounded and hold only what can be seen. */
export interface PhotoResult {
  state: 'done' | 'failed'
  /** A few words, for a tile and the phone; empty where it said nothing. */
  label: string
  /** Lines. Of a command that failed, its last words, or what is not valid JSON. */
  text: string
  /** In the order in which they were given; names that are whole numbers first. */
  values: Readonly<Record<string, string | number | boolean>>
  /** The small picture that came with it, kept on this computer alone. */
  image: { format: 'png' | 'jpeg'; width: number; height: number } | null
  error: CommandError | null
  /** When it ended, milliseconds since 1970. */
  at: number
}

/** Bounds of a result. */
export const RESULT_LIMITS = {
  /** What is read of a command's output; one that prints more is ended. */
  outputBytes: 64 * 1024,
  labelLength: 60,
  textLength: 2000,
  values: 20,
  nameLength: 40,
  valueLength: 200,
  /** The longer side of a picture, pixels. */
  imageSide: 1024,
} as const
