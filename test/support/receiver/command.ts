/** What the person at the computer does. */
export interface Command {
  /** Makes them different. */
  at: number
  renewCode?: true
  /** Its sender id. */
  removePhone?: string
}

const DONE = 'done '

/** What the receiver prints once this command is done. No event looks like it. */
export const doneLine = (command: string): string => DONE + command

export const isDoneLine = (line: string): boolean => line.startsWith(DONE)
