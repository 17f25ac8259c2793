import { execFile } from 'node:child_process'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const PATH = '/StatusNotifierWatcher'
const PROPERTY = 'IsStatusNotifierHostRegistered'

/** Programs that read a property on the session bus; a system has one or the other. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['busctl', ['--user', 'get-property', WATCHER, PATH, WATCHER, PROPERTY]],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply',
      `--dest=${WATCHER}`,
      PATH,
      'org.freedesktop.DBus.Properties.Get',
      `string:${WATCHER}`,
      `string:${PROPERTY}`,
    ],
  ],
]
const ANSWER_MS = 2000

/**
 * Whether the desktop shows tray icons. On Linux a panel registers on the session bus
 * (StatusNotifierItem specification, freedesktop.org). Electron does not say: an icon that nobody
 * shows looks like any other.
 */
export async function hasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  for (const [program, args] of QUESTIONS) {
    if (/\b(b|boolean) true\b/.test(await answer(program, args))) return true
  }
  return false
}

/** What it prints; nothing where it is missing, fails or does not end. */
const answer = (program: string, args: readonly string[]) =>
  new Promise<string>((resolve) => {
    execFile(program, [...args], { timeout: ANSWER_MS }, (_error, stdout) => resolve(stdout))
  })
