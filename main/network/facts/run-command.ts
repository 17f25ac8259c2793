import { execFile } from 'node:child_process'

/**
 * Runs a command of the system, which is given by its path where a folder of the person could hold
 * another one of that name. @returns what it printed; null where it is missing, fails, or takes too
 * long
 */
export type RunCommand = (program: string, args: readonly string[]) => Promise<string | null>

/** Milliseconds; PowerShell alone may take two seconds to start. */
const LIMIT_MS = 5000
const POWERSHELL_LIMIT_MS = 15_000

/** @param signal ends what runs, and what would be run later */
export const commandRunner =
  (signal: AbortSignal, limit?: number): RunCommand =>
  (program, args) =>
    new Promise<string | null>((resolve) => {
      const { env, platform } = process
      const isPowerShell = program.endsWith('powershell.exe')
      const limitMs = limit ?? (isPowerShell ? POWERSHELL_LIMIT_MS : LIMIT_MS)
      // English where it can be had, and names in other alphabets whole.
      const onPosix = { ...env, LC_ALL: 'C.UTF-8', PATH: `${env.PATH ?? ''}:/usr/sbin:/sbin` }
      const child = execFile(
        program,
        [...args],
        {
          ...{ signal, timeout: limitMs, killSignal: 'SIGKILL', windowsHide: true },
          ...{ maxBuffer: 4 * 1024 * 1024, env: platform === 'win32' ? env : onPosix },
        },
        (error, output) => resolve(error ? null : output),
      )
      child.stdin?.end()
      // Arguments that no program can be given, such as what another one has answered.
    }).catch(() => null)

/** Arguments of PowerShell for a script: base64 of UTF-16, so that nothing has to be quoted. */
export const powerShell = (script: string): [program: string, args: string[]] => [
  `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
  [
    ...['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'],
    ...['-EncodedCommand', Buffer.from(script, 'utf16le').toString('base64')],
  ],
]
