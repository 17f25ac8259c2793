const STRACE = ['strace', '-D', '-f', '-qqq']

/**
 * Starts a program whose system calls of these names are written into `log`, each with the paths of
 * its files.
 */
export const traced = (calls: string, log: string): string[] => [
  ...[...STRACE, '-y', '-s', '40', '-o', log, '-e', `trace=${calls}`],
]

/**
 * Starts a program that is harmed as it enters one of these system calls on this path.
 * @param harm as strace(1) says it at `inject`
 */
export const harmedAt = (
  calls: string,
  path: string,
  harm: 'signal=KILL' | 'error=EIO:when=1',
): string[] => [
  ...[...STRACE, '-o', '/dev/null', '-e', `trace=${calls}`, '-P', path],
  ...['-e', `inject=${calls}:${harm}`],
]
