/**
 * Programs that take code as an argument: shells, languages, databases, and those that hand an
 * argument to a shell.
 */
const INTERPRETERS = new RegExp(
  `^(?:${[
    ...['(?:ba|da|z|k|mk|c|tc|fi)?sh', 'ash', 'su', 'runuser', 'script', 'flock', 'npx', 'npm'],
    ...[
      'python',
      'pypy',
      'node',
      'deno',
      'bun',
      'perl',
      'ruby',
      'php',
      'lua',
      'luajit',
      'osascript',
    ],
    ...['rscript', 'julia', 'groovy', 'psql', 'mysql', 'mariadb'],
  ].join('|')})[\\d.]*w?(?:\\.exe)?$`,
  'i',
)
/** What stands before code. */
const BEFORE_CODE =
  /^(?:-[a-z]*[cer]|-?-eval|eval|--print|-p|--call|--(?:session-)?command|--execute)$/i
/** The same with the code behind it in one word. */
const WITH_CODE = /^(?:-[a-z\d]*[cer]|-?-(?:eval|print|call|(?:session-)?command|execute)=)/i

/** They read all that follows as code, some of them on another computer. */
const READS_LINE_AS_CODE =
  /^(?:cmd|powershell|pwsh|wsl|ssh|rsh|watch|parallel|g?make|sqlite3)(?:\.exe)?$/i
/** PowerShell: what follows is a script's file and its arguments. */
const BEFORE_SCRIPT = /^[-/]f(?:i(?:le?)?)?$/i

/**
 * The argument in which a stranger's file name would be run as code: `sh -c "cp {path} /x"` with a
 * photo called `$(reboot).jpg`; also behind a program that starts another, as `env` and `timeout`.
 * Rather one too many is found than one too few. null where there is none.
 * @param command the program and its arguments
 * @param holds whether a word holds what comes from a stranger
 */
export function codeThatHolds(
  command: readonly string[],
  holds: (word: string) => boolean,
): string | null {
  const at = command.findIndex((word) => {
    const name = nameOf(word)
    return READS_LINE_AS_CODE.test(name) || INTERPRETERS.test(name)
  })
  if (at < 0) return null
  const rest = command.slice(at + 1)
  const found = READS_LINE_AS_CODE.test(nameOf(command[at] ?? ''))
    ? (rest.slice(0, lengthUntil(rest, BEFORE_SCRIPT)).find(holds) ?? null)
    : codeOf(rest, holds)
  return found ?? codeThatHolds(rest, holds)
}

/** Only the last segment: `/bin/sh`, `C:\Windows\cmd`. */
const nameOf = (word: string): string => word.split(/[/\\]/).at(-1) ?? ''

function lengthUntil(words: readonly string[], end: RegExp): number {
  const at = words.findIndex((word) => end.test(word))
  return at < 0 ? words.length : at
}

/** @param words what stands behind an interpreter */
function codeOf(words: readonly string[], holds: (word: string) => boolean): string | null {
  let isCodeNext = false
  for (const word of words) {
    if (BEFORE_CODE.test(word) && !isCodeNext) isCodeNext = true
    else if (holds(word) && (isCodeNext || WITH_CODE.test(word))) return word
    // Between `-c` and its code a shell takes more options, and `--`.
    else if (!/^[-+]/.test(word)) isCodeNext = false
  }
  return null
}
