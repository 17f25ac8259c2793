import { app, dialog } from 'electron'

/** Ends the app with the reason in words: in the terminal, and on the screen unless a program drives it. */
export function endWithProblem(problem: unknown, exitCode: number, onScreen: boolean): void {
  const message = problem instanceof Error ? problem.message : String(problem)
  process.stderr.write(`${message}\n`)
  if (onScreen) dialog.showErrorBox('Snapland cannot start', message)
  app.exit(exitCode)
}
