import { app, dialog } from 'electron'

/** Says in words why the app cannot start, in the terminal and, unless a program drives it, on the screen. Ends the app. */
export function endWithProblem(problem: unknown, exitCode: number, onScreen: boolean): void {
  const message = problem instanceof Error ? problem.message : String(problem)
  process.stderr.write(`Snapland: ${message}\n`)
  if (onScreen) dialog.showErrorBox('Snapland cannot start', message)
  app.exit(exitCode)
}
